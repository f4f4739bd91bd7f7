package io.gatehouse.app.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What somebody sent with a form that could not be carried out for the moment, so that the page can offer to send it again:
 * nobody should have to type a reason twice. Never the token against forged forms; the page has a new one.
 *
 * @param path where it goes, without the context path
 */
record SentForm(String path, List<Field> fields) {

    record Field(String name, String value) {}

    /** Nothing for what is no plain form. */
    static @Nullable SentForm of(String path, HttpServletRequest request) {
        // an error page is asked for with GET, whatever was sent (Servlet 6.1)
        Object sent = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        if (!"POST".equals(sent == null ? request.getMethod() : sent) || !isForm(request.getContentType())) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!"_csrf".equals(name)) {
                for (String value : values) {
                    fields.add(new Field(name, value));
                }
            }
        });
        String context = request.getContextPath();
        return new SentForm(path.startsWith(context) ? path.substring(context.length()) : path, List.copyOf(fields));
    }

    private static boolean isForm(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_FORM_URLENCODED.includes(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false; // the same as any other type that is none of a form
        }
    }
}
