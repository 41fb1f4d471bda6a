// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>
#include <QWidget>

class QPainter;

namespace weir::ui {

// "1 Choose a model — 2 Point a tool at Weir — 3 See the first call": where one is.
class StepBar : public QWidget {
    Q_OBJECT

public:
    explicit StepBar(QWidget* parent = nullptr);

    void setSteps(const QStringList& steps);
    void setCurrent(int step);
    int current() const { return m_current; }
    // Dot and words of a step.
    QRect stepRect(int step) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont fontOf(int step) const;
    void paintStep(QPainter& painter, int step) const;
    void describe();

    QStringList m_steps;
    int m_current = 0;
};

}  // namespace weir::ui
