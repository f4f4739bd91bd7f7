package io.gatehouse.app.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Styles, scripts and fonts, all from this server. Every address holds a hash of what it serves, so browsers keep it for a
 * year and a new build is seen at once. PatternFly 5 is the one in Keycloak's own themes.
 */
@Component
public final class Assets {
    private static final String PATTERNFLY = "theme/keycloak/common/resources/vendor/patternfly-v5/";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/";

    private final String own = hashOf("classpath:static/**/*.*");
    private final String patternfly = hashOf("classpath:" + PATTERNFLY + "*.css");
    private final String htmx = hashOf("classpath*:" + HTMX + "*/dist/htmx.min.js");

    /** Address of one of our own files, e.g. {@code own('js/keyboard.js')}. */
    public String own(String file) {
        return "/assets/app/" + own + "/" + file;
    }

    /** Address of a file of PatternFly 5. */
    public String patternfly(String file) {
        return "/assets/pf/" + patternfly + "/" + file;
    }

    /** Address of htmx. */
    public String htmx() {
        return "/assets/htmx/" + htmx + "/htmx.min.js";
    }

    void serve(ResourceHandlerRegistry registry) {
        CacheControl year =
                CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        registry.addResourceHandler("/assets/app/" + own + "/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(year);
        registry.addResourceHandler("/assets/pf/" + patternfly + "/**")
                .addResourceLocations("classpath:/" + PATTERNFLY)
                .setCacheControl(year);
        registry.addResourceHandler("/assets/htmx/" + htmx + "/**")
                .addResourceLocations(htmxFolder())
                .setCacheControl(year);
        registry.addResourceHandler("/favicon.ico").addResourceLocations("classpath:/static/");
    }

    private static Resource htmxFolder() {
        try {
            Resource[] scripts =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + HTMX + "*/dist/htmx.min.js");
            return scripts[0].createRelative("./");
        } catch (IOException e) {
            throw new UncheckedIOException("htmx is not on the class path", e);
        }
    }

    private static String hashOf(String files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(files);
            Arrays.sort(found, Comparator.comparing(Resource::getDescription));
            for (Resource file : found) {
                if (file.isReadable()) {
                    try (InputStream content = file.getInputStream()) {
                        digest.update(content.readAllBytes());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Handlers implements WebMvcConfigurer {
        private final Assets assets;

        Handlers(Assets assets) {
            this.assets = assets;
        }

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            assets.serve(registry);
        }
    }
}
