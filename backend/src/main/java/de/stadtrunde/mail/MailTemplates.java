package de.stadtrunde.mail;

import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Site;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders the templates below {@code mails/}, each parsed once, outside of any request. */
@Component
class MailTemplates {

  private final Catalogue catalogue;
  private final Site site;
  private final ApplicationContext beans;
  private final SpringTemplateEngine text;
  private final SpringTemplateEngine html;

  /** Both forms of a mail, in the language (BCP 47) that was in fact used. */
  record Rendered(String language, String text, String html) {}

  MailTemplates(Catalogue catalogue, Site site, ApplicationContext beans) {
    this.catalogue = catalogue;
    this.site = site;
    this.beans = beans;
    this.text = engine(catalogue, TemplateMode.TEXT, ".txt");
    this.html = engine(catalogue, TemplateMode.HTML, ".html");
  }

  private static SpringTemplateEngine engine(Catalogue words, TemplateMode mode, String suffix) {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
    resolver.setPrefix("mails/");
    resolver.setSuffix(suffix);
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setTemplateEngineMessageSource(words);
    engine.setEnableSpringELCompiler(true);
    return engine;
  }

  /**
   * Renders in the language asked for, in German where the product does not speak it.
   *
   * @throws org.thymeleaf.exceptions.TemplateEngineException if a template is missing or wrong
   */
  Rendered render(String asked, Composed mail) {
    Catalogue.Language language = catalogue.language(asked);
    String plain = text.process(mail.template(), context(language, mail));
    String styled = html.process(mail.template(), context(language, mail));
    return new Rendered(language.code(), TextLines.wrap(plain), styled);
  }

  private IContext context(Catalogue.Language language, Composed mail) {
    Map<String, Object> model = new HashMap<>(mail.model());
    model.put("subject", mail.subject());
    model.put("language", language.code());
    model.put("dir", language.direction());
    model.put("site", site);
    model.put(
        ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
        new ThymeleafEvaluationContext(beans, null));
    return new Context(Locale.forLanguageTag(language.code()), model);
  }
}
