// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QScrollArea>
#include <vector>

#include "engine/control/admin/models.hpp"
#include "ui/playground/lane.hpp"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace weir::ui {

class AnswerWidget;
class IconButton;

// A column of the playground: which model, and what was said with it.
class LaneView : public QFrame {
    Q_OBJECT

public:
    explicit LaneView(Lane& lane, QWidget* parent = nullptr);

    Lane& lane() { return m_lane; }
    // Those that can be talked to. The chosen one stays, even when it is not among them: another
    // may cost more, and is a person's to choose.
    void setModels(const std::vector<admin::ModelRow>& models);
    // Asked in where a model speaks it; empty: whichever suits.
    void prefer(const QString& dialect);
    // False: there is no such model.
    bool choose(const QString& model);
    // As choose(), but one that is missing is shown as well.
    void chooseEvenIfMissing(const QString& model);
    // The chosen model cannot be asked for.
    bool isMissing() const;
    void setRemovable(bool removable);

signals:
    void modelChosen(const QString& model);
    void removeAsked();
    void trafficAsked(weir::Id id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void takeModel();
    void rebuild();
    void showAnswer(std::size_t turn);
    void showNote();
    void followEnd();

    Lane& m_lane;
    QComboBox* m_model;
    IconButton* m_remove;
    QScrollArea* m_scroll;
    QLabel* m_note;
    QVBoxLayout* m_list;
    std::vector<AnswerWidget*> m_answers;  // one a turn
    QString m_preferred;                   // dialect
    bool m_atEnd = true;
};

}  // namespace weir::ui
