package de.stadtrunde.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A durable PostgreSQL, a mail server that takes everything, and the packaged jar with 512 MB heap
 * between them; all on loopback, gone at the end.
 */
final class Stage implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String PASSWORD = "load-program-only";
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);

  private final EmbeddedPostgres postgres;
  private final SMTPServer mailServer;
  private final AtomicInteger mails = new AtomicInteger();
  private final Process server;
  private final int port;
  private final Path files;
  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie;
  private String csrf;

  Stage() throws IOException, InterruptedException, SQLException {
    files = Files.createTempDirectory("stadtrunde-load");
    postgres = durable();
    sql("CREATE DATABASE stadtrunde");
    BasicMessageListener count = (context, from, to, data) -> mails.incrementAndGet();
    mailServer = SMTPServer.port(freePort()).messageHandler(count).build();
    mailServer.start();
    port = freePort();
    server = start();
    awaitReady();
    logIn();
  }

  private static EmbeddedPostgres durable() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "100")
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process start() throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            System.getProperty("jar", "target/stadtrunde.jar"));
    java.environment()
        .putAll(
            Map.of(
                "SERVER_PORT",
                String.valueOf(port),
                "SPRING_R2DBC_URL",
                url("stadtrunde"),
                "SPRING_MAIL_HOST",
                "localhost",
                "SPRING_MAIL_PORT",
                String.valueOf(mailServer.getPortAllocated()),
                "STADTRUNDE_KEYS_NEEDS",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "STADTRUNDE_RATE_LIMIT_ENABLED",
                "false",
                "SPRING_WEB_RESOURCES_STATIC_LOCATIONS",
                "classpath:/static/," + files.toUri(),
                "STADTRUNDE_ADMIN_EMAIL",
                "admin@example.org",
                "STADTRUNDE_ADMIN_PASSWORD",
                PASSWORD,
                "STADTRUNDE_BASE_URL",
                "http://localhost:" + port));
    Path log = Files.createTempFile("stadtrunde-load", ".log");
    java.redirectErrorStream(true).redirectOutput(log.toFile());
    System.out.println("server log: " + log);
    return java.start();
  }

  /** An R2DBC address of a database on the server, with user and password. */
  String url(String database) {
    return "r2dbc:postgresql://postgres:postgres@localhost:%d/%s"
        .formatted(postgres.getPort(), database);
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** The page's bytes as a file of the same server. */
  URI file(URI page) throws IOException, InterruptedException {
    HttpRequest ask = HttpRequest.newBuilder(page).build();
    Files.write(
        files.resolve("page.html"),
        client.send(ask, HttpResponse.BodyHandlers.ofByteArray()).body());
    return uri("/page.html");
  }

  long processId() {
    return server.pid();
  }

  int mails() {
    return mails.get();
  }

  private void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (System.nanoTime() < end) {
      try {
        HttpRequest ask = HttpRequest.newBuilder(uri("/actuator/health/readiness")).build();
        if (client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("the server did not become ready");
  }

  private void logIn() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post("/api/staff/login", Map.of("email", "admin@example.org", "password", PASSWORD));
    cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    csrf = JSON.readTree(answer.body()).path("csrf").asString();
  }

  /** A published digital event far in the future with so many seats for citizens. */
  String event(String slug, int seats) throws IOException, InterruptedException {
    Map<String, Object> event =
        Map.of(
            "slug",
            slug,
            "texts",
            Map.of("de", Map.of("title", "Im Dialog", "summary", "", "description", "Text")),
            "startsAt",
            "2030-01-20T17:00:00+01:00",
            "endsAt",
            "2030-01-20T20:00:00+01:00",
            "zone",
            "Europe/Berlin",
            "contingents",
            List.of(
                Map.of(
                    "name", "citizens",
                    "participation", "DIGITAL",
                    "audience", "PUBLIC",
                    "capacity", seats)));
    must(post("/api/staff/events", event), 201);
    must(post("/api/staff/events/" + slug + "/publish", Map.of()), 204);
    return slug;
  }

  private static void must(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  private HttpResponse<String> post(String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (cookie != null) {
      request.header("Cookie", cookie).header("X-CSRF-TOKEN", csrf);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The first column of the first row, from the product's database. */
  long number(String query) throws SQLException {
    try (Connection connection = postgres.getDatabase("postgres", "stadtrunde").getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.destroy();
    if (!server.waitFor(20, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
    mailServer.stop();
    postgres.close();
  }
}
