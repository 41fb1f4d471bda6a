// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "ui/routing/condition_row.hpp"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace weir::ui {

class Button;

// Conditions of which all, any or not all have to hold, and groups of them. The outermost one is
// the whole of what a rule asks.
class ConditionGroup : public QFrame {
    Q_OBJECT

public:
    // `depth` 0: the outermost.
    ConditionGroup(KnownValues known, int depth, QWidget* parent = nullptr);

    // Makes its rows anew.
    void setCondition(const RouteCondition& condition);
    RouteCondition condition() const;

signals:
    void changed(const QString& typing);
    void removeAsked();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void addPart(const RouteCondition& condition, bool focus);
    void remove(QWidget* part);
    void showParts();
    void retranslate();

    KnownValues m_known;
    int m_depth;
    QComboBox* m_kind;
    QLabel* m_always;
    IconButton* m_remove;
    QVBoxLayout* m_list;
    Button* m_addCondition;
    Button* m_addGroup;
    std::vector<QWidget*> m_parts;  // ConditionRow or ConditionGroup
};

}  // namespace weir::ui
