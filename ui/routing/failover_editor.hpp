// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "engine/base/failover.hpp"

class QCheckBox;
class QLabel;

namespace weir::ui {

class IconButton;

// What leads the calls of a rule to the next target. A box shows what holds, and the words beside
// it whether the rule says so itself; if it does, a button takes that back.
class FailoverEditor : public QFrame {
    Q_OBJECT

public:
    explicit FailoverEditor(QWidget* parent = nullptr);

    void setFailover(const RouteFailover& failover);
    // What holds where the rule says nothing.
    void setForAll(const Failover& forAll);
    const RouteFailover& failover() const { return m_failover; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        const FailoverCause* cause;
        QCheckBox* box;
        QLabel* note;
        IconButton* drop;
    };

    void addRow(const FailoverCause& cause);
    void say(const Row& row, FallsOver what);
    void showRows();
    void retranslate();

    RouteFailover m_failover;
    Failover m_forAll;
    QLabel* m_title;
    std::vector<Row> m_rows;
    QLabel* m_hint;
};

// "falls over when the call is too long"; a line for each cause of which the rule says something.
QStringList failoverLines(const RouteFailover& failover);

}  // namespace weir::ui
