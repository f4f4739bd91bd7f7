package io.gatehouse.app.catalog.web;

import io.gatehouse.app.catalog.ImportPreview;
import io.gatehouse.app.catalog.Imports;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.StaleVersion;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue out of a file: send it, look at what it would change, store that. */
@Controller
class ImportPages {

    private final Imports imports;
    private final MessageSource messages;

    ImportPages(Imports imports, MessageSource messages) {
        this.imports = imports;
        this.messages = messages;
    }

    @GetMapping("/catalog/import")
    ModelAndView empty() {
        return form(null, HttpStatus.OK);
    }

    @PostMapping("/catalog/import")
    ModelAndView receive(
            Actor actor, @RequestParam(name = "file", required = false) @Nullable MultipartFile file, Locale language)
            throws IOException {
        try {
            String name = file == null
                    ? ""
                    : Optional.ofNullable(file.getOriginalFilename()).orElse("");
            byte[] content = file == null ? new byte[0] : file.getBytes();
            return new ModelAndView("redirect:/catalog/import/" + imports.receive(actor, name, content));
        } catch (BadInput bad) {
            return form(sentence(bad, language), HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping("/catalog/import/{id}")
    ModelAndView preview(Actor actor, @PathVariable UUID id) {
        return preview(imports.preview(actor, id), null, HttpStatus.OK);
    }

    @PostMapping("/catalog/import/{id}")
    ModelAndView apply(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam String fingerprint,
            Locale language,
            RedirectAttributes next) {
        try {
            int changed = imports.apply(actor, id, fingerprint);
            next.addFlashAttribute(Notice.FLASH, Notice.success("catalog.import.done", changed));
            boolean all = imports.preview(actor, id).faults().isEmpty();
            return new ModelAndView("redirect:" + (all ? "/catalog" : "/catalog/import/" + id));
        } catch (StaleVersion stale) {
            String sentence = messages.getMessage("catalog.import.stale", null, language);
            return preview(imports.preview(actor, id), sentence, HttpStatus.CONFLICT);
        } catch (BadInput bad) {
            return preview(imports.preview(actor, id), sentence(bad, language), HttpStatus.BAD_REQUEST);
        }
    }

    private String sentence(BadInput bad, Locale language) {
        return messages.getMessage("invalid." + bad.code(), bad.arguments().toArray(), language);
    }

    private static ModelAndView form(@Nullable String fault, HttpStatus status) {
        ModelAndView page = new ModelAndView("catalog/import", status);
        page.addObject("fault", fault);
        return page;
    }

    private static ModelAndView preview(ImportPreview preview, @Nullable String fault, HttpStatus status) {
        ModelAndView page = new ModelAndView("catalog/preview", status);
        page.addObject("preview", preview);
        page.addObject("fault", fault);
        return page;
    }
}
