package de.stadtrunde;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs a test inside the whole application on a fresh database, with {@link MutableClock} as the
 * clock and a WebTestClient on a random port. All classes that carry only this annotation share one
 * context; before each test every table is emptied and the clock reset. No mail leaves and nothing
 * is swept by itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
    webEnvironment = RANDOM_PORT,
    properties = {
      "stadtrunde.mail.workers=0",
      "stadtrunde.sweep=1d",
      "stadtrunde.data=${java.io.tmpdir}/stadtrunde-test-has-none",
      "stadtrunde.rate-limit.enabled=false",
      "stadtrunde.captcha.enabled=false",
      "stadtrunde.page-cache.enabled=false",
      "stadtrunde.keys.needs=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
      "spring.mail.host=localhost",
      "spring.mail.port=1"
    })
@AutoConfigureWebTestClient(timeout = "60s") // a busy machine compiles its first page slowly
@ContextConfiguration(initializers = FreshDatabase.class)
@Import(TestClock.class)
@ExtendWith(CleanSlate.class)
public @interface DatabaseTest {}
