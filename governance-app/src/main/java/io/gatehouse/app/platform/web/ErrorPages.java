package io.gatehouse.app.platform.web;

import io.gatehouse.app.shared.Unavailable;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers for what ended before or beside a controller: refused by security, by the firewall, by the server. */
@Controller
class ErrorPages implements ErrorController {
    private final FaultAnswers answers;

    ErrorPages(FaultAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("${server.error.path:/error}")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object refused = request.getAttribute(Unavailable.ATTRIBUTE);
        if (refused == null) {
            refused = request.getAttribute(WebAttributes.ACCESS_DENIED_403);
        }
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Fault fault;
        if (refused instanceof Exception why) {
            fault = Fault.of(why);
        } else if (thrown instanceof Throwable why && Outage.isBehind(why)) {
            fault = Fault.of(why);
        } else {
            fault = Fault.ofStatus(status instanceof Integer code ? code : 404);
        }
        return answers.answer(fault, path instanceof String uri ? uri : "/", request, response);
    }
}
