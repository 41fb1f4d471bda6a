// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstdint>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/policy.hpp"

class QLabel;

namespace weir::ui {

class Button;
class DiffView;
class ElidedLabel;
class HistoryModel;
class TableView;

// The revisions of the document, and what each changed of the one before.
class HistoryView : public QWidget {
    Q_OBJECT

public:
    explicit HistoryView(admin::AdminClient& client, QWidget* parent = nullptr);

    void pull();
    // With the next pull, however old it is.
    void lookAt(std::uint64_t number) { m_wanted = number; }
    // Why nothing can be rolled back; empty: it can.
    void setLocked(const QString& why);
    QWidget* focusTarget() const;
    void rollBack();

signals:
    // The rules of that revision are to be in force again.
    void rollBackAsked(const weir::admin::PolicyText& revision);

protected:
    void changeEvent(QEvent* event) override;

private:
    bool isAnswer(const Result<admin::PolicyHistory>& reply);
    void takeNewest(const Result<admin::PolicyHistory>& reply);
    void takeOlder(const Result<admin::PolicyHistory>& reply, std::uint64_t before);
    void askOlder();
    std::uint64_t oldest() const;  // of those that are listed; 0: none is
    void findWanted();
    void askTexts();
    void takeText(const Result<admin::PolicyText>& reply, std::uint64_t number);
    void showChanges();
    void showState();
    void retranslate();

    admin::AdminClient& m_client;
    HistoryModel* m_model;
    TableView* m_table;
    Button* m_older;
    QLabel* m_title;
    ElidedLabel* m_fact;
    Button* m_rollBack;
    DiffView* m_diff;
    QLabel* m_note;
    std::uint64_t m_number = 0;  // that is looked at
    std::uint64_t m_wanted = 0;  // that is looked for; 0: none
    std::uint64_t m_beforeNumber = 0;
    std::optional<admin::PolicyText> m_text;
    std::optional<admin::PolicyText> m_before;
    bool m_more = false;
    bool m_askingOlder = false;
    QString m_problem;
    QString m_locked;
};

}  // namespace weir::ui
