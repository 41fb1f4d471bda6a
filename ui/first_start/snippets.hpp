// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace weir::ui {

// What to paste where, so that one tool calls Weir.
struct Snippet {
    QString title;      // "Python"
    QString about;      // "OpenAI SDK for Python."
    QString calls;      // the address it will call
    QString code;       // whole: what is shown is what is copied; empty: it could not work
    QString problem{};  // why not, and what to do
    QString note{};     // what else there is to know; may be empty
};

struct SnippetFacts {
    QString baseUrl;  // "http://127.0.0.1:9347", without a path
    QString key;      // empty: a placeholder says where it goes
    // The model each tool asks for; empty: no provider speaks its dialect.
    QString chat;
    QString codex;
    QString claude;
};

// The dialects of the tools.
inline constexpr QLatin1String kChatDialect("openai_chat");
inline constexpr QLatin1String kCodexDialect("openai_responses");
inline constexpr QLatin1String kClaudeDialect("anthropic");

// curl, Python, JavaScript, Claude Code, Codex.
QVector<Snippet> snippetsOf(const SnippetFacts& facts);

// Claude Code appends the path of a call itself.
bool takesPlainBaseUrl(const QString& tool);

}  // namespace weir::ui
