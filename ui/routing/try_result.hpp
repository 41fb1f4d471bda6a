// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/control/admin/routes.hpp"

class QLabel;
class QVBoxLayout;

namespace weir::ui {

class Button;
class CandidateList;
class IconLabel;

// Where a tried call would go: the rule that takes it, why each before it does not, and the targets
// in the order they would be asked.
class TryResult : public QWidget {
    Q_OBJECT

public:
    explicit TryResult(QWidget* parent = nullptr);

    void setTrial(const admin::RouteTrial& trial);
    // In place of a trial.
    void setNote(const QString& note, bool problem);

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(const admin::RouteTrial& trial);
    void addTried(int number, const admin::TriedRoute& tried);

    admin::RouteTrial m_trial;
    bool m_hasTrial = false;
    IconLabel* m_icon;
    QLabel* m_head;
    QLabel* m_because;
    QLabel* m_judged;
    QLabel* m_triedTitle;
    QVBoxLayout* m_tried;
    QLabel* m_candidatesTitle;
    CandidateList* m_candidates;
    Button* m_copyTest;
};

}  // namespace weir::ui
