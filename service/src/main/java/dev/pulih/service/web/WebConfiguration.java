package dev.pulih.service.web;

import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.access.Introductions;
import dev.pulih.service.web.Denial.Teller;
import dev.pulih.service.web.Status.Ticks;
import dev.pulih.service.web.page.PageConfiguration;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.ObjectMapper;

/**
 * What Spring hosts: the API behind its token, the pages behind their login, Slack behind its
 * signature, health for everybody. The store is not its own.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      DataSourceAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
@Import({
  IncidentsApi.class,
  SwitchesApi.class,
  MaintenanceApi.class,
  InboundApi.class,
  ExplainApi.class,
  ExportApi.class,
  Failures.class,
  LastWord.class,
  PageSecurity.class,
  PageConfiguration.class
})
class WebConfiguration {

  /** Without control characters, and without what is no character. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

  @Bean
  Complaints complaints(ObjectMapper json) {
    return new Complaints(json);
  }

  @Bean
  Endpoints endpoints(List<HandlerMapping> mappings) {
    return new Endpoints(mappings);
  }

  /** Before every other one. */
  @Bean
  FilterRegistrationBean<PathReading> reading(Complaints complaints) {
    FilterRegistrationBean<PathReading> first =
        new FilterRegistrationBean<>(new PathReading(complaints));
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  @Bean
  RoleGate gate(Endpoints endpoints) {
    return new RoleGate(endpoints);
  }

  @Bean
  RequestRates rates(Allowance allowance) {
    return new RequestRates(allowance, TimeMeter.SYSTEM_NANOTIME);
  }

  @Bean
  TokenDoors doors(Credentials credentials) {
    return new TokenDoors(credentials, TokenDoors.STEADY);
  }

  /** No cookie and no session, so there is nothing to forge across sites. */
  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      TokenDoors doors,
      RoleGate gate,
      LeadDesk lead,
      Complaints complaints,
      RequestRates rates,
      Optional<Introductions> introductions) {
    http.addFilterBefore(
        doors.api(token -> introductions.isPresent() && IntroductionFilter.mayBeOf(token)),
        AbstractPreAuthenticatedProcessingFilter.class);
    introductions.ifPresent(
        provider -> http.addFilterAfter(new IntroductionFilter(provider), TokenFilter.class));
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(new Doorkeeping(complaints))
                    .accessDeniedHandler(denied(complaints)))
        .addFilterAfter(new BodyLimit(Teller.by(complaints)), TokenFilter.class)
        .addFilterBefore(new RateFilter(rates, Teller.by(complaints)), AuthorizationFilter.class)
        .addFilterAfter(new StandbyFilter(lead, complaints), AuthorizationFilter.class)
        .authorizeHttpRequests(
            all ->
                all.dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .anyRequest()
                    .access(gate))
        .build();
  }

  /** Names are UTF-8, which is more than a header is by itself. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderValues(value -> PLAIN.matcher(Person.decoded(value)).matches());
    return firewall;
  }

  private static AccessDeniedHandler denied(Complaints complaints) {
    return (request, response, refused) -> {
      Ruling.Denied why = Ruling.in(refused).orElseThrow(() -> refused);
      complaints.send(HttpStatus.FORBIDDEN, why.what(), why.next(), request, response);
    };
  }

  /** Pulih lives as long as ticks come, whatever becomes of them. */
  @Bean
  HealthIndicator ticker(ControlRoom room) {
    return () -> health(room.status().own().stalled());
  }

  /** It can be relied on as long as they succeed. */
  @Bean
  HealthIndicator ticks(ControlRoom room) {
    return () -> health(Optional.of(room.status().ticks()).filter(Ticks::late).map(Ticks::why));
  }

  /** A standby is no failure. */
  @Bean
  HealthIndicator leads(ControlRoom room) {
    return () -> (room.status().lead().leads() ? Health.up() : Health.unknown()).build();
  }

  private static Health health(Optional<String> trouble) {
    return trouble
        .map(why -> Health.down().withDetail("why", why).build())
        .orElseGet(() -> Health.up().build());
  }
}
