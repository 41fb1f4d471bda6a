// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace weir::ui {

// Reads the answer to a conversation as its bytes come in, in any of the three dialects: the events
// of a stream, a plain answer, or an error in place of either.
class AnswerReader {
public:
    explicit AnswerReader(QString dialect) : m_dialect(std::move(dialect)) {}

    // True when there is something new to show.
    bool feed(const QByteArray& bytes);
    // Nothing more comes.
    void end();

    const QString& words() const { return m_words; }
    const QString& reasoning() const { return m_reasoning; }
    // What the answer says went wrong; empty when nothing did.
    const QString& problem() const { return m_problem; }
    // It ended because the limit of tokens was reached.
    bool wasCutShort() const { return m_cutShort; }

private:
    void takeEvents(const QByteArray& whole);
    void takePlain();

    QString m_dialect;
    QByteArray m_rest;  // not a whole event yet
    bool m_isStream = false;
    QString m_words;
    QString m_reasoning;
    QString m_problem;
    bool m_cutShort = false;
};

}  // namespace weir::ui
