// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <functional>
#include <vector>

#include "engine/control/admin/routes.hpp"
#include "ui/routing/condition_row.hpp"

class QCheckBox;
class QGridLayout;
class QLabel;
class QPlainTextEdit;

namespace weir::ui {

class Button;

// A call that rules are tried with: typed, or taken over from one that was made.
class TryForm : public QWidget {
    Q_OBJECT

public:
    explicit TryForm(KnownValues known, QWidget* parent = nullptr);

    void setCall(const admin::TriedCall& call);
    admin::TriedCall call() const;
    // Why it cannot be tried; empty: it can.
    QString problem() const;
    QWidget* focusTarget() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Field {
        Model,
        Endpoint,
        Key,
        Team,
        User,
        Tier,
        Tags,
        Session,
        Tokens,
        MaxTokens,
        Messages,
        Task,
        Complexity,
        BudgetLeft,
        FieldCount
    };
    static constexpr int kFlags = 7;

    void setUp(QPlainTextEdit& edit);
    void layOut();
    void check();
    std::uint64_t number(Field field) const;
    void showTime();
    void retranslate();

    std::array<QLabel*, FieldCount> m_labels;
    std::array<WordsField*, FieldCount> m_fields;
    std::array<QCheckBox*, kFlags> m_flags;
    QLabel* m_headersLabel;
    QPlainTextEdit* m_headers;
    QLabel* m_metadataLabel;
    QPlainTextEdit* m_metadata;
    QLabel* m_promptLabel;
    QPlainTextEdit* m_prompt;
    QLabel* m_time;
    Button* m_now;
    Timestamp m_at{};
};

}  // namespace weir::ui
