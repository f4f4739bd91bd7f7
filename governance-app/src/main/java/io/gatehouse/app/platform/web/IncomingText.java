package io.gatehouse.app.platform.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Text that comes in holds no control characters but white space, in forms, addresses and JSON alike: PostgreSQL stores no zero, and
 * nobody types the others. Whoever sends them is told so (400) before anything happens.
 */
@Configuration(proxyBeanMethods = false)
class IncomingText {

    static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c) || c == '\u007f');
    }

    @Bean
    StrictHttpFirewall parametersOfPlainText() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(IncomingText::isPlain);
        return firewall;
    }

    @Bean
    JacksonModule bodiesOfPlainText() {
        return new SimpleModule("plain text").addDeserializer(String.class, new PlainText());
    }

    private static final class PlainText extends StdScalarDeserializer<String> {
        PlainText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (!isPlain(text)) {
                throw context.weirdStringException(text, String.class, "control characters");
            }
            return text;
        }
    }
}
