// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "engine/base/route_condition.hpp"

class QComboBox;
class QGridLayout;
class QLabel;

namespace weir::ui {

class IconButton;
class WordsField;

// What can be written for a field: asked when somebody types.
using KnownValues = std::function<QStringList(RouteField)>;

// One test: a field, a comparison and a value that is checked as it is typed. "is not" is a test in
// a group of its own that must not hold.
class ConditionRow : public QWidget {
    Q_OBJECT

public:
    ConditionRow(const RouteCondition& condition, KnownValues known, QWidget* parent = nullptr);

    // Whether a row can show it: a test, or one that must not hold.
    static bool canShow(const RouteCondition& condition);

    RouteCondition condition() const;
    // Where a person begins.
    QWidget* focusTarget() const;

signals:
    // `typing` names the field that is typed in; empty: it is a step of its own.
    void changed(const QString& typing);
    void removeAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void chooseField(int index);
    void chooseComparison(int index);
    void readTyped();
    void showTest();
    void place();
    void setProblem(const QString& problem);
    void retranslate();

    RouteCondition m_test;
    bool m_not = false;
    KnownValues m_known;
    QGridLayout* m_grid;
    QComboBox* m_field;
    WordsField* m_name;  // of a header, or of a member of the metadata
    QComboBox* m_comparison;
    WordsField* m_value;
    QComboBox* m_flag;
    IconButton* m_remove;
    QLabel* m_problem;
};

}  // namespace weir::ui
