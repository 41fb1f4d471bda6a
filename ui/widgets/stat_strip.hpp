// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <vector>

#include "ui/theme/fonts.hpp"
#include "ui/theme/tokens.hpp"

class QLabel;

namespace weir::ui {

class ElidedLabel;

// A headline number: what it is, how it went, and one line about it.
struct Stat {
    QString name;
    QString figure;
    QString unit;  // beside the figure; empty: the figure has its own
    QString note;
    QString meaning;  // one sentence, as the tooltip
    std::vector<double> values;
    Token line = Token::Accent;
    Token token = Token::Text;  // of the figure
};

// A number as big as a headline, its digits under each other, with its unit.
class FigureView : public QWidget {
    Q_OBJECT

public:
    explicit FigureView(TextRole role = TextRole::Figure, QWidget* parent = nullptr);
    void setFigure(const QString& figure, const QString& unit, Token token = Token::Text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextRole m_role;
    QString m_figure;
    QString m_unit;
    Token m_token = Token::Text;
};

class SparklineView : public QWidget {
    Q_OBJECT

public:
    explicit SparklineView(QWidget* parent = nullptr);
    void setValues(std::vector<double> values, Token token);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_values;
    Token m_token = Token::Accent;
};

// The place of one of them; it may lead to where the number comes from.
class StatCell : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    void setLeadsSomewhere();

signals:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    bool m_leads = false;
};

// The headline numbers side by side.
class StatStrip : public QFrame {
    Q_OBJECT

public:
    explicit StatStrip(int count, TextRole figures = TextRole::Figure, QWidget* parent = nullptr);

    void setStat(int index, const Stat& stat);
    // It can be clicked, and reached by Tab.
    StatCell* leadSomewhere(int index);

private:
    struct Cell {
        StatCell* whole;
        QLabel* name;
        FigureView* figure;
        SparklineView* line;
        ElidedLabel* note;
    };
    Cell makeCell(TextRole figures);

    std::vector<Cell> m_cells;
};

}  // namespace weir::ui
