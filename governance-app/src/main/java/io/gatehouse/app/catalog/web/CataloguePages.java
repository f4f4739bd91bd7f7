package io.gatehouse.app.catalog.web;

import io.gatehouse.app.catalog.Catalogue;
import io.gatehouse.app.catalog.CatalogueEdits;
import io.gatehouse.app.catalog.CatalogueFile;
import io.gatehouse.app.catalog.CatalogueQuery;
import io.gatehouse.app.catalog.CatalogueRow;
import io.gatehouse.app.catalog.Missing;
import io.gatehouse.app.catalog.model.DataClass;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.Tier;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** S11: the list, with the form of one entitlement in its row. What cannot be used comes back with what was typed. */
@Controller
class CataloguePages {

    private final Catalogue catalogue;
    private final CatalogueEdits edits;
    private final MessageSource messages;

    CataloguePages(Catalogue catalogue, CatalogueEdits edits, MessageSource messages) {
        this.catalogue = catalogue;
        this.edits = edits;
        this.messages = messages;
    }

    @GetMapping("/catalog")
    ModelAndView list(
            Actor actor,
            @ModelAttribute("query") CatalogueQuery query,
            @RequestParam(required = false) @Nullable String edit) {
        CatalogueRow row =
                edit == null || edit.isEmpty() || !actor.has(AppRole.ADMINISTRATOR) ? null : catalogue.require(edit);
        return show(actor, query, row, row == null ? null : CatalogueForm.of(row), Map.of(), Map.of(), HttpStatus.OK);
    }

    @PostMapping("/catalog/{id}")
    ModelAndView save(
            Actor actor,
            @PathVariable String id,
            @ModelAttribute("query") CatalogueQuery query,
            CatalogueForm form,
            Locale language,
            RedirectAttributes next) {
        try {
            boolean changed = edits.change(actor, id, form.whatWasSeen(), form::typed);
            next.addFlashAttribute(
                    Notice.FLASH, changed ? Notice.success("catalog.saved") : Notice.info("catalog.nothing-new"));
            return new ModelAndView("redirect:" + new CatalogueAddress(query).row(id));
        } catch (BadInput bad) {
            boolean lower = bad.code().startsWith("catalog.lowering.");
            String sentence =
                    messages.getMessage("invalid." + bad.code(), bad.arguments().toArray(), language);
            return show(
                    actor,
                    query,
                    catalogue.require(id),
                    form,
                    Map.of(bad.field(), sentence),
                    Map.of(),
                    lower ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST);
        } catch (StaleVersion stale) {
            CatalogueRow row = catalogue.require(id);
            return show(actor, query, row, form.about(row), Map.of(), stale.now(), HttpStatus.CONFLICT);
        }
    }

    @GetMapping("/catalog/export.csv")
    ResponseEntity<byte[]> export(Actor actor) {
        byte[] file = CatalogueFile.write(catalogue.export(actor)).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"gatehouse-catalog.csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(file);
    }

    private ModelAndView show(
            Actor actor,
            CatalogueQuery query,
            @Nullable CatalogueRow edited,
            @Nullable CatalogueForm form,
            Map<String, String> errors,
            Map<String, Object> now,
            HttpStatus status) {
        ModelAndView page = new ModelAndView("catalog/list", status);
        page.addObject("query", query);
        page.addObject("here", new CatalogueAddress(query));
        page.addObject("page", catalogue.find(query));
        page.addObject("completeness", catalogue.completeness());
        page.addObject("systems", catalogue.systems());
        page.addObject("kinds", Entitlement.Kind.values());
        page.addObject("tiers", Tier.values());
        page.addObject("dataClasses", DataClass.values());
        page.addObject("lacks", Missing.values());
        page.addObject("administrator", actor.has(AppRole.ADMINISTRATOR));
        page.addObject("edited", edited);
        page.addObject("form", form);
        page.addObject("errors", errors);
        page.addObject("now", now);
        return page;
    }
}
