package io.gatehouse.app.keycloak;

import io.gatehouse.app.shared.KeycloakSettings;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.SigningKey;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.DefaultUriBuilderFactory;
import tools.jackson.databind.json.JsonMapper;

/** Builds the one {@link Extension}. */
@Configuration(proxyBeanMethods = false)
class KeycloakConfiguration {

    /**
     * How long Keycloak may take.
     *
     * @param connect until the connection stands
     * @param call for a whole ordinary call
     * @param inventory for the whole stream of the inventory
     */
    record Patience(Duration connect, Duration call, Duration inventory) {}

    @Bean
    Extension extension(
            KeycloakSettings settings,
            Now now,
            @Value("${gatehouse.keycloak.connect-timeout:2s}") Duration connect,
            @Value("${gatehouse.keycloak.call-timeout:15s}") Duration call,
            @Value("${gatehouse.keycloak.inventory-timeout:10m}") Duration inventory) {
        return connect(settings, now, Clock.systemUTC(), new Patience(connect, call, inventory));
    }

    /** @param clock the machine's real clock: Keycloak judges sign-ins with its own real one */
    static Extension connect(KeycloakSettings settings, Now now, Clock clock, Patience patience) {
        JsonMapper json = ContractJson.mapper();
        // HTTP/1.1: no upgrade attempt on clear-text connections behind a proxy
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connect())
                .build();
        RestClient quick = client(http, patience.call());
        ServiceToken token = new ServiceToken(quick, settings, SigningKey.read(settings.clientKeyFile()), json, clock);
        Calls calls = new Calls(token, json, settings.extension());
        ApprovalSigner signer = new ApprovalSigner(SigningKey.read(settings.approvalKeyFile()), json, now);
        return new ExtensionClient(quick, client(http, patience.inventory()), calls, signer, json);
    }

    private static RestClient client(HttpClient http, Duration longest) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(longest);
        // ids are encoded where they are put in; nothing is to be encoded twice
        DefaultUriBuilderFactory addresses = new DefaultUriBuilderFactory();
        addresses.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.NONE);
        return RestClient.builder()
                .requestFactory(requests)
                .uriBuilderFactory(addresses)
                .build();
    }
}
