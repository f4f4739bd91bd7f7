package io.gatehouse.app.platform.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Texts for people: every {@code messages/<module>.properties} (English) with its {@code _zh_CN} sister, without registering. */
@Configuration(proxyBeanMethods = false)
class Messages {
    @Bean
    MessageSource messageSource() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(found)
                .map(Resource::getFilename)
                .filter(name -> name != null && !name.contains("_"))
                .forEach(name -> names.add("messages/" + name.substring(0, name.length() - ".properties".length())));
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(names.toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
