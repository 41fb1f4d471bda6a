// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

class QLabel;

namespace weir::ui {

class SignLabel;

// Under the table: how many rows there are, and what the signs of a path mean.
class TrafficFooter : public QFrame {
    Q_OBJECT

public:
    explicit TrafficFooter(QWidget* parent = nullptr);

    // `hidden` of them do not match the filter.
    void setRows(int rows, int running, int hidden);
    // How far the rows go back, in words; may be empty.
    void setReach(const QString& reach);
    // Why no news comes; empty when it does.
    void setProblem(const QString& problem);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();

    int m_rows = 0;
    int m_running = 0;
    int m_hidden = 0;
    QString m_reach;
    QLabel* m_count;
    QLabel* m_problem;
    std::vector<SignLabel*> m_legend;
};

}  // namespace weir::ui
