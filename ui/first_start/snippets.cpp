// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/snippets.hpp"

#include <QCoreApplication>

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Snippets)
};

// Named placeholders, because a %1 in code reads like code.
QString filled(const char* code, const SnippetFacts& facts) {
    const QString key = facts.key.isEmpty() ? QStringLiteral("YOUR_WEIR_KEY") : facts.key;
    return QString::fromUtf8(code)
        .replace(QLatin1String("@BASE@"), facts.baseUrl)
        .replace(QLatin1String("@KEY@"), key)
        .replace(QLatin1String("@MODEL@"), facts.model);
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

QString claudeCodeCode(const SnippetFacts& facts) {
    QString code = filled(kClaudeCode, facts);
    if (!facts.claude.isEmpty()) {
        code += QStringLiteral("export ANTHROPIC_MODEL=\"%1\"\n").arg(facts.claude);
    }
    return code + QStringLiteral("claude\n");
}

}  // namespace

QVector<Snippet> snippetsOf(const SnippetFacts& facts) {
    const QString chat = facts.baseUrl + QStringLiteral("/v1/chat/completions");
    const QString environment =
        Words::tr("Or set OPENAI_BASE_URL and OPENAI_API_KEY and leave your code as it is.");
    return {
        {QStringLiteral("curl"),
         Words::tr("A call from the shell."),
         chat,
         filled(kCurl, facts),
         {}},
        {QStringLiteral("Python"), Words::tr("OpenAI SDK for Python."), chat,
         filled(kPython, facts), environment},
        {QStringLiteral("JavaScript"), Words::tr("OpenAI SDK for JavaScript."), chat,
         filled(kJavaScript, facts), environment},
        {QStringLiteral("Claude Code"), Words::tr("In the shell that starts it."),
         facts.baseUrl + QStringLiteral("/v1/messages"), claudeCodeCode(facts),
         Words::tr("The base URL has no /v1: Claude Code appends it itself.")},
        {QStringLiteral("Codex"),
         Words::tr("In its configuration."),
         facts.baseUrl + QStringLiteral("/v1/responses"),
         filled(kCodex, facts),
         {}},
    };
}

}  // namespace weir::ui
