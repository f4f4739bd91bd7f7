package io.gatehouse.app.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The two pages for people who are not signed in. */
@Controller
class SignInPages {
    @GetMapping("/signed-out")
    String signedOut(@RequestParam(required = false) @Nullable String why, Model model) {
        model.addAttribute(
                "kind", "account".equals(why) ? "accountClosed" : "ended".equals(why) ? "sessionEnded" : "signedOut");
        return "signed-out";
    }

    @GetMapping("/sign-in-failed")
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    String failed(Model model) {
        model.addAttribute("kind", "signInFailed");
        return "signed-out";
    }
}
