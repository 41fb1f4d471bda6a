// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QVector>
#include <functional>

#include "engine/control/admin/teams.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/fact_list.hpp"

class QLabel;
class QVBoxLayout;

namespace weir::ui {

// Something to do with the selected line; the menu of the table and the pane offer the same.
struct MemberAction {
    QString text;
    QString icon;
    std::function<void()> run;
    QString whyNot = {};  // empty: it can be done
    ButtonKind kind = ButtonKind::Normal;
};

// All about the selected team, user or key: what it may do, from where it has that, what can be
// done with it, and what was done.
class MemberPane : public QFrame {
    Q_OBJECT

public:
    explicit MemberPane(QWidget* parent = nullptr);

    void setMember(const QString& name, const QString& kind, const QVector<Fact>& facts,
                   const QVector<MemberAction>& actions);
    void setChanges(const std::vector<admin::ChangeRow>& changes);
    void clear();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void clearButtons();
    void placeButtons();
    void showChanges();

    QLabel* m_name;
    QLabel* m_kind;
    FactList* m_facts;
    QVBoxLayout* m_buttons;
    QLabel* m_history;
    QLabel* m_changes;
    QVector<MemberAction> m_actions;
    QVector<Button*> m_shown;  // one an action
    std::vector<admin::ChangeRow> m_rows;
};

}  // namespace weir::ui
