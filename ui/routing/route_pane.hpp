// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>
#include <vector>

#include "engine/control/admin/routes.hpp"
#include "ui/routing/condition_row.hpp"

class QComboBox;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace weir::ui {

class Button;
class ChipLabel;
class ConditionGroup;
class DemandEditor;
class FailoverEditor;
class HitsLine;
class IconButton;
class TargetEditor;
class WordsField;
struct RouteItem;

// One rule to be edited: what it is called, what it asks of a call, and where the call goes then.
class RoutePane : public QFrame {
    Q_OBJECT

public:
    // What can be written now; it outlives the pane.
    using Known = std::function<const admin::RouteList&()>;

    // `values`: what a condition on a field can ask for.
    RoutePane(Known known, KnownValues values, QWidget* parent = nullptr);

    // Fields that say the same already stay as they are, with what is typed in them. `anew`: it is
    // another rule, or was changed elsewhere.
    void setRule(int number, const RouteItem& item, bool anew);
    // Why it cannot be changed; empty: it can.
    void setLocked(const QString& why);

    // It lies below the table and has more room than its fields need.
    void setWide(bool wide);

    // The rule as it stands in the fields.
    const admin::RouteSettings& rule() const { return m_rule; }
    QWidget* focusTarget() const;
    void focusName();

signals:
    void changed(const QString& typing);
    void pauseAsked(const QString& target);
    void duplicateAsked();
    void removeAsked();
    void closeAsked();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum Where { Targets, AsAsked, Refuse };

    QWidget* makeHead();
    void layOut();
    void connectParts();
    void takeTabOrder(const QString& typing);
    Where where() const;
    void chooseWhere(int index);
    void chooseStrategy(int index);
    void showWhere();
    void showNotes(const RouteItem& item);
    void showHits(const RouteItem& item);
    QString nameProblem() const;
    void retranslate();

    Known m_known;
    admin::RouteSettings m_rule;
    int m_number = 0;
    bool m_isNew = false;
    QLabel* m_title;
    ChipLabel* m_mark;
    IconButton* m_duplicate;
    IconButton* m_remove;
    IconButton* m_close;
    QScrollArea* m_scroll;
    QWidget* m_form;
    QVBoxLayout* m_notes;
    std::vector<admin::RouteNote> m_shownNotes;
    QLabel* m_nameLabel;
    WordsField* m_name;
    QLabel* m_nameProblem;
    QLabel* m_whenLabel;
    ConditionGroup* m_when;
    QLabel* m_whereLabel;
    QComboBox* m_where;
    QLabel* m_strategyLabel;
    QComboBox* m_strategy;
    QLabel* m_stickyLabel;
    QComboBox* m_sticky;
    QLabel* m_strategyHint;
    TargetEditor* m_targets;
    DemandEditor* m_demand;
    FailoverEditor* m_failover;
    WordsField* m_refuse;
    QLabel* m_refuseHint;
    QLabel* m_hitsLabel;
    QLabel* m_hits;
    HitsLine* m_line;
    QLabel* m_from;
    QLabel* m_until;
};

}  // namespace weir::ui
