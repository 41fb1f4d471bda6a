// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>
#include <vector>

#include "engine/control/admin/routes.hpp"

class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace weir::ui {

class Button;
class IconButton;
class WordsField;

// The targets of a rule in their order, with the weights of a strategy that spreads calls and what
// they come to.
class TargetEditor : public QFrame {
    Q_OBJECT

public:
    explicit TargetEditor(std::function<QStringList()> known, QWidget* parent = nullptr);

    void setTargets(const std::vector<admin::RouteTarget>& targets);
    const std::vector<admin::RouteTarget>& targets() const { return m_targets; }
    void setWeighted(bool weighted);
    // The calls of the day that each was asked first for; none are known of those left out.
    void setShares(const std::vector<admin::TargetShare>& shares);

    void add();

signals:
    void changed(const QString& typing);
    // Out of use for a while, by everybody and at once: no part of the draft. "openai/gpt-5"
    void pauseAsked(const QString& target);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QWidget* widget;
        WordsField* target;
        QSpinBox* weight;
        QLabel* share;
        IconButton* up;
        IconButton* down;
        IconButton* remove;
    };

    void matchRows();
    void addRow();
    void showRows();
    void showMenu(WordsField& target, const QPoint& at);
    void move(std::size_t from, std::size_t to);
    void remove(std::size_t at);
    std::size_t placeOf(const QWidget* widget) const;
    void retranslate();

    std::function<QStringList()> m_known;
    std::vector<admin::RouteTarget> m_targets;
    std::vector<admin::TargetShare> m_shares;
    std::vector<Row> m_rows;
    bool m_weighted = false;
    QVBoxLayout* m_list;
    Button* m_add;
    QLabel* m_sum;
};

}  // namespace weir::ui
