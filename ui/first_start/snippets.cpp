// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/snippets.hpp"

#include <QCoreApplication>

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Snippets)
};

constexpr QLatin1String kClaudeCodeTitle("Claude Code");

// Named placeholders, because a %1 in code reads like code.
QString filled(const char* code, const SnippetFacts& facts, const QString& model) {
    const QString key = facts.key.isEmpty() ? QStringLiteral("YOUR_WEIR_KEY") : facts.key;
    return QString::fromUtf8(code)
        .replace(QLatin1String("@BASE@"), facts.baseUrl)
        .replace(QLatin1String("@KEY@"), key)
        .replace(QLatin1String("@MODEL@"), model);
}

constexpr const char* kCurl = R"(curl @BASE@/v1/chat/completions \
  -H "Authorization: Bearer @KEY@" \
  -H "Content-Type: application/json" \
  -d '{"model": "@MODEL@",
       "messages": [{"role": "user", "content": "Hello"}]}'
)";

constexpr const char* kPython = R"(from openai import OpenAI

client = OpenAI(
    base_url="@BASE@/v1",
    api_key="@KEY@",
)
answer = client.chat.completions.create(
    model="@MODEL@",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
)";

constexpr const char* kJavaScript = R"(import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "@BASE@/v1",
  apiKey: "@KEY@",
});
const answer = await client.chat.completions.create({
  model: "@MODEL@",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
)";

constexpr const char* kClaudeCode = R"(unset ANTHROPIC_API_KEY
export ANTHROPIC_BASE_URL="@BASE@"
export ANTHROPIC_AUTH_TOKEN="@KEY@"
export ANTHROPIC_MODEL="@MODEL@"
claude
)";

constexpr const char* kCodex = R"(# ~/.codex/config.toml
model = "@MODEL@"
model_provider = "weir"

[model_providers.weir]
name = "Weir"
base_url = "@BASE@/v1"
env_key = "WEIR_KEY"
wire_api = "responses"

# in the shell, before codex:
#   export WEIR_KEY="@KEY@"
)";

// One that could not be served is none.
Snippet snippet(const QString& title, const QString& about, const QString& path,
                QLatin1String dialect, const char* code, const QString& model,
                const SnippetFacts& facts, const QString& note = {}) {
    Snippet made{title, about, facts.baseUrl + path, {}, {}, note};
    if (model.isEmpty()) {
        made.problem = Words::tr(
                           "No model here answers in %1, which %2 speaks. Go back and connect a "
                           "provider that does, or try the simulator.")
                           .arg(dialect, title);
    } else {
        made.code = filled(code, facts, model);
    }
    return made;
}

}  // namespace

QVector<Snippet> snippetsOf(const SnippetFacts& facts) {
    const QString chat = QStringLiteral("/v1/chat/completions");
    const QString environment =
        Words::tr("Or set OPENAI_BASE_URL and OPENAI_API_KEY and leave your code as it is.");
    return {
        snippet(QStringLiteral("curl"), Words::tr("A call from the shell."), chat, kChatDialect,
                kCurl, facts.chat, facts),
        snippet(QStringLiteral("Python"), Words::tr("OpenAI SDK for Python."), chat, kChatDialect,
                kPython, facts.chat, facts, environment),
        snippet(QStringLiteral("JavaScript"), Words::tr("OpenAI SDK for JavaScript."), chat,
                kChatDialect, kJavaScript, facts.chat, facts, environment),
        snippet(kClaudeCodeTitle, Words::tr("In the shell that starts it."),
                QStringLiteral("/v1/messages"), kClaudeDialect, kClaudeCode, facts.claude, facts,
                Words::tr("The base URL has no /v1: Claude Code appends it itself.")),
        snippet(QStringLiteral("Codex"), Words::tr("In its configuration."),
                QStringLiteral("/v1/responses"), kCodexDialect, kCodex, facts.codex, facts),
    };
}

bool takesPlainBaseUrl(const QString& tool) {
    return tool == kClaudeCodeTitle;
}

}  // namespace weir::ui
