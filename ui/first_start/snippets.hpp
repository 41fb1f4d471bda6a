// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace weir::ui {

// What to paste where, so that one tool calls Weir.
struct Snippet {
    QString title;  // "Python"
    QString about;  // "OpenAI SDK for Python."
    QString calls;  // the address it will call
    QString code;   // whole: what is shown is what is copied
    QString note;   // what else there is to know; may be empty
};

struct SnippetFacts {
    QString baseUrl;  // "http://127.0.0.1:9347", without a path
    QString key;      // empty: a placeholder says where it goes
    QString model;    // a name that OpenAI's clients may ask for
    QString claude;   // one that Anthropic's may; empty: whatever the tool asks for itself
};

// curl, Python, JavaScript, Claude Code, Codex.
QVector<Snippet> snippetsOf(const SnippetFacts& facts);

}  // namespace weir::ui
