package io.deskhost.admin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes bearer tokens from the {@code Authorization} header (nowhere else) and asks the sources whose they are. */
final class BearerTokens implements ServerAuthenticationConverter, ReactiveAuthenticationManager {

    /** RFC 6750's b64token, with a bound. */
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]{1,512}=*) *");

    private final List<TokenSource> sources;

    BearerTokens(List<TokenSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        List<String> headers = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Mono.empty();
        }
        Matcher bearer = BEARER.matcher(headers.getFirst());
        return headers.size() == 1 && bearer.matches()
                ? Mono.just(UsernamePasswordAuthenticationToken.unauthenticated("bearer", bearer.group(1)))
                : Mono.error(wrong());
    }

    @Override
    public Mono<Authentication> authenticate(Authentication offered) {
        String token = String.valueOf(offered.getCredentials());
        return Mono.justOrEmpty(sources.stream().flatMap(source -> source.find(token).stream()).findFirst())
                .map(BearerTokens::authenticated)
                .switchIfEmpty(Mono.error(BearerTokens::wrong));
    }

    private static Authentication authenticated(Caller caller) {
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name())).toList());
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("wrong token");
    }
}
