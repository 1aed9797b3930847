package dev.pulih.service.web.page;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The pages, and what they are made with. */
@Import({
  AssetFiles.class,
  LoginPage.class,
  LivePage.class,
  OverviewPage.class,
  IncidentPage.class,
  IncidentDetails.class,
  HistoryPage.class,
  SignalsPage.class,
  SettingsPage.class,
  ResendPage.class,
  SwitchPage.class,
  PageFailures.class
})
public class PageConfiguration implements WebMvcConfigurer {

  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Bean
  Assets assets() {
    return new Assets();
  }

  @Bean
  Templates templates() {
    return new Templates();
  }

  /** The language that was chosen, else the browser's. */
  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("pulih-language");
    resolver.setCookieMaxAge(REMEMBERED);
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Strict");
    resolver.setRejectInvalidCookies(false);
    return resolver;
  }

  @Bean
  PageRefusals refusals(Templates templates, Assets assets, LocaleResolver locales) {
    return new PageRefusals(templates, assets, locales);
  }

  @Bean
  LostPages lostPages(PageRefusals refusals) {
    return new LostPages(refusals);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor chosen = new LocaleChangeInterceptor();
    chosen.setParamName(OtherLanguage.PARAMETER);
    chosen.setIgnoreInvalidLocale(true);
    registry.addInterceptor(chosen).excludePathPatterns("/api/**", "/slack/**");
  }
}
