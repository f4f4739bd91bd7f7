package io.gatehouse.app.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers for exceptions that a controller let through. */
@ControllerAdvice
final class FaultAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(FaultAdvice.class);

    private final FaultAnswers answers;

    FaultAdvice(FaultAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler(Exception.class)
    Object fault(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (thrown instanceof AuthenticationException) {
            throw thrown; // the filter chain sends the person to sign in
        }
        Fault fault = Fault.of(thrown);
        if (fault.outage()) {
            LOG.warn("{} {} failed for an outage: {}", request.getMethod(), request.getRequestURI(), thrown.toString());
        } else if (fault.unexpected()) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
        }
        return answers.answer(fault, request.getRequestURI(), request, response);
    }
}
