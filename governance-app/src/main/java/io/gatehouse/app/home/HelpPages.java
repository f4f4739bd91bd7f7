package io.gatehouse.app.home;

import io.gatehouse.app.shared.AppRole;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Help: the keys, and what each role does. */
@Controller
class HelpPages {
    @GetMapping("/help")
    String help(Model model) {
        model.addAttribute("roles", AppRole.values());
        return "help";
    }
}
