package io.gatehouse.stack;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An SMTP server on 127.0.0.1 that accepts every mail, keeps it in memory and delivers nothing. */
public final class MailCatcher implements AutoCloseable {

    private final int port;
    private final GreenMail server;

    MailCatcher(int port) {
        this.port = port;
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        this.server = new GreenMail(setup);
    }

    void start() {
        server.start();
    }

    public int port() {
        return port;
    }

    /** All mails so far, oldest first. */
    public List<Mail> mails() {
        List<Mail> all = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            all.add(read(message));
        }
        return all;
    }

    /** Waits until a mail to that address with that piece of the subject is there; null when the time is over. */
    public @Nullable Mail await(java.time.Duration limit, String to, String subjectPart) {
        Mail[] found = new Mail[1];
        Wait.until(limit, () -> {
            mails().stream()
                    .filter(mail -> mail.to().contains(to) && mail.subject().contains(subjectPart))
                    .findFirst()
                    .ifPresent(mail -> found[0] = mail);
            return found[0] != null;
        });
        return found[0];
    }

    private static Mail read(MimeMessage message) {
        try {
            return new Mail(
                    first(message.getFrom()),
                    addresses(message.getRecipients(Message.RecipientType.TO)),
                    message.getSubject() == null ? "" : message.getSubject(),
                    text(message.getContent()));
        } catch (MessagingException | IOException e) {
            throw new StackFailure("A caught mail cannot be read.", e);
        }
    }

    private static String first(Address @Nullable [] from) {
        return from == null || from.length == 0 ? "" : from[0].toString();
    }

    private static List<String> addresses(Address @Nullable [] to) {
        return to == null ? List.of() : Arrays.stream(to).map(Address::toString).toList();
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                all.append(text(part.getContent())).append('\n');
            }
            return all.toString();
        }
        return content.toString();
    }

    @Override
    public void close() {
        server.stop();
    }
}
