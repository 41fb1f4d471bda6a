// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace weir::ui {

// The gauge itself, for cells of tables. `rect` is as high as the widget.
void paintBudgetGauge(QPainter& painter, const QRect& rect, double used, double held, bool refuses,
                      double forecast = 0);

// How much of a limit is used, and held beside that; a line says how far it is expected to go, an
// arrow that it is beyond the limit. Marks at every tenth; the colour says what the
// words beside it say.
class BudgetGauge : public QWidget {
    Q_OBJECT

public:
    explicit BudgetGauge(QWidget* parent = nullptr);

    // Shares of the limit, from 0; `refuses`: nothing goes beyond the limit; `forecast`: 0 when
    // there is none.
    void setShares(double used, double held, bool refuses, double forecast = 0);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_used = 0;
    double m_held = 0;
    bool m_refuses = true;
    double m_forecast = 0;
};

}  // namespace weir::ui
