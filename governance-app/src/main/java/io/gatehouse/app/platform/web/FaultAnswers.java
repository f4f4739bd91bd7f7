package io.gatehouse.app.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Shows a {@link Fault}: a page for people, problem+json (RFC 9457) below {@code /api}. */
@Component
final class FaultAnswers {
    /** Long enough not to add to the load, short enough to be back soon after the outage. */
    private static final String RETRY_AFTER_SECONDS = "10";

    private final MessageSource messages;
    private final PageAbove pages;

    FaultAnswers(MessageSource messages, PageAbove pages) {
        this.messages = messages;
        this.pages = pages;
    }

    Object answer(Fault fault, String path, HttpServletRequest request, HttpServletResponse response) {
        if (fault.outage()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return path.equals("/api") || path.startsWith("/api/")
                ? problem(fault, path, request)
                : page(fault, path, request);
    }

    private ModelAndView page(Fault fault, String path, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("error", HttpStatusCode.valueOf(fault.status()));
        page.addObject("status", fault.status());
        String kind = "error." + (fault.notNow() ? "notNow" : titled(fault.status()));
        page.addObject("titleKey", kind + ".title");
        page.addObject("doKey", kind + ".do");
        page.addObject("sentence", sentence(fault, LocaleContextHolder.getLocale()));
        page.addObject(
                "href",
                fault.notNow()
                        ? pages.of(path)
                        : fault.stale() == null ? null : fault.stale().href());
        page.addObject("now", fault.stale() == null ? Map.of() : fault.stale().now());
        page.addObject("reference", ReferenceFilter.of(request));
        page.addObject("again", fault.status() == 503 ? SentForm.of(path, request) : null);
        return page;
    }

    private ResponseEntity<ProblemDetail> problem(Fault fault, String path, HttpServletRequest request) {
        ProblemDetail problem = ProblemDetail.forStatus(fault.status());
        problem.setType(URI.create("about:blank"));
        problem.setDetail(sentence(fault, LocaleContextHolder.getLocale()));
        problem.setInstance(URI.create(path));
        problem.setProperty("code", fault.code());
        problem.setProperty("reference", ReferenceFilter.of(request));
        if (fault.stale() != null && !fault.stale().now().isEmpty()) {
            problem.setProperty("now", fault.stale().codes());
        }
        return ResponseEntity.status(fault.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** A code without its sentence is a fault of ours, but must not turn a 403 into a 500. */
    private String sentence(Fault fault, Locale language) {
        try {
            return messages.getMessage(fault.message(), fault.arguments().toArray(), language);
        } catch (NoSuchMessageException e) {
            return messages.getMessage("error." + titled(fault.status()), null, language);
        }
    }

    private static int titled(int status) {
        return Fault.ofStatus(status).message().equals("error." + status) ? status : 400;
    }
}
