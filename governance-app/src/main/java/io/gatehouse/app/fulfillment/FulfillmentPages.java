package io.gatehouse.app.fulfillment;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.UnknownObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** S12: what could not be carried out or taken in, what waits and what was lately verified. */
@Controller
class FulfillmentPages {

    private static final int SHOWN = 50;

    private final FulfillmentOrders orders;
    private final OrderQueries queries;
    private final OrderWords words;
    private final SetAsideTable setAside;
    private final SetAsideWords setAsideWords;
    private final List<RetriesItsOrders> modules;

    FulfillmentPages(
            FulfillmentOrders orders,
            OrderQueries queries,
            OrderWords words,
            SetAsideTable setAside,
            SetAsideWords setAsideWords,
            List<RetriesItsOrders> modules) {
        this.orders = orders;
        this.queries = queries;
        this.words = words;
        this.setAside = setAside;
        this.setAsideWords = setAsideWords;
        this.modules = modules;
    }

    @GetMapping("/fulfillment")
    String orders(Locale language, Model model) {
        model.addAttribute("failed", words.lines(queries.failed(SHOWN), language));
        model.addAttribute("setAside", setAsideWords.lines(SHOWN, language));
        model.addAttribute("setAsideCount", setAside.count());
        model.addAttribute("waiting", words.lines(queries.waiting(SHOWN), language));
        model.addAttribute("verified", words.lines(queries.verified(SHOWN), language));
        model.addAttribute("shown", SHOWN);
        return "fulfillment";
    }

    @PostMapping("/fulfillment/{id}/retry")
    String retry(@PathVariable UUID id, Actor actor, RedirectAttributes answer) {
        FulfillmentOrder order = orders.find(id).orElseThrow(() -> new UnknownObject("FulfillmentOrder", id));
        Optional<RetriesItsOrders> terms = order.status() == FulfillmentOrder.Status.FAILED
                ? modules.stream()
                        .filter(one -> one.module().equals(order.origin().module()))
                        .findFirst()
                : Optional.empty();
        terms.ifPresentOrElse(module -> module.retry(actor, order), () -> orders.retry(id, actor));
        answer.addFlashAttribute(Notice.FLASH, Notice.info("fulfillment.retrying"));
        return "redirect:/fulfillment";
    }

    /** Only its pause is shortened: nothing changes that would have to be recorded. */
    @PostMapping("/fulfillment/events/{id}/retry")
    String retryEvent(@PathVariable String id, RedirectAttributes answer) {
        if (!setAside.tryNow(id)) {
            throw new UnknownObject("OutboxEvent", id);
        }
        answer.addFlashAttribute(Notice.FLASH, Notice.info("fulfillment.event.retrying"));
        return "redirect:/fulfillment";
    }
}
