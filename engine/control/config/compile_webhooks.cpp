// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_webhooks.hpp"

#include "engine/control/config/key_facts.hpp"
#include "engine/control/config/names.hpp"
#include "engine/net/url.hpp"

namespace weir::control {

namespace {

using providers::KeySource;

class WebhookCompiler {
public:
    WebhookCompiler(const CompileInput& input, Problems& problems)
        : m_input(input), m_problems(problems) {}

    policy::Webhook compile(const WebhookFields& fields) {
        checkPlainName(m_problems, fields.name, "webhook");
        policy::Webhook webhook;
        webhook.name = fields.name.value;
        webhook.kind = fields.kind;
        webhook.local = fields.local;
        webhook.about = fields.about;
        if (fields.url.value.empty()) {
            addError(m_problems, fields.place, "the webhook \"" + webhook.name + "\" has no url",
                     "Write url: https://…, or where the address is kept: env:NAME, file:PATH.");
        } else if (isWrittenAddress(fields.url.value)) {
            compileAddress(fields, webhook);
        } else {
            webhook.urlFrom = reference(fields.url, "address");
        }
        if (fields.secret.place.line != 0) {
            compileSecret(fields, webhook);
        }
        return webhook;
    }

private:
    void compileAddress(const WebhookFields& fields, policy::Webhook& webhook) {
        if (fields.kind == WebhookKind::Slack) {
            addError(m_problems, fields.url.place,
                     "the address of a Slack webhook is a secret, and the document holds none",
                     "Write url: env:WEIR_SLACK_URL or file:PATH, or add the webhook in the "
                     "window, which keeps the address in the keychain.");
            return;
        }
        if (const auto address = net::parsePostAddress(fields.url.value, fields.local); !address) {
            addProblem(m_problems, fields.url.place, address.error());
            return;
        }
        webhook.url = fields.url.value;
    }

    void compileSecret(const WebhookFields& fields, policy::Webhook& webhook) {
        if (fields.kind == WebhookKind::Slack) {
            addError(m_problems, fields.secret.place, "Slack knows no signature", "Drop secret.");
            return;
        }
        webhook.secret = reference(fields.secret, "secret");
    }

    // Of a secret that is kept elsewhere; `what` it is for.
    providers::KeyRef reference(const Text& written, const std::string& what) {
        auto parsed = providers::parseKeyRef(written.value);
        if (!parsed || parsed->source == KeySource::None || parsed->source == KeySource::Session) {
            addError(m_problems, written.place,
                     "the " + what + " of a webhook comes from env:, file: or keychain:",
                     "Write env:NAME or file:PATH.");
            return {};
        }
        if (const auto allowed = providers::checkKeyRef(*parsed, m_input.keyRules); !allowed) {
            addProblem(m_problems, written.place, allowed.error());
        } else if (const auto there = keyCanBeRead(*parsed, m_input); !there) {
            addWarning(m_problems, written.place,
                       "the " + what + ' ' + parsed->text() +
                           " cannot be used: " + withoutStop(there.error().message),
                       there.error().hint);
        }
        return std::move(*parsed);
    }

    const CompileInput& m_input;
    Problems& m_problems;
};

}  // namespace

bool isWrittenAddress(std::string_view url) {
    return url.find("://") != std::string_view::npos;
}

std::vector<policy::Webhook> compileWebhooks(const Document& document, const CompileInput& input,
                                             Problems& problems) {
    std::vector<policy::Webhook> webhooks;
    WebhookCompiler compiler(input, problems);
    for (const WebhookFields& fields : document.webhooks) {
        webhooks.push_back(compiler.compile(fields));
    }
    return webhooks;
}

}  // namespace weir::control
