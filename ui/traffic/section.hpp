// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/traffic/overview_content.hpp"

class QLabel;
class QVBoxLayout;

namespace weir::ui {

class CandidateList;
class ElidedLabel;
class FactList;

// One part of the overview. Hidden while it has nothing to say; what stays the same is not made
// again, so that a call that streams does not flicker and a selection stays.
class Section : public QWidget {
    Q_OBJECT

public:
    explicit Section(QWidget* parent = nullptr);

    void setContent(const SectionContent& content);

private:
    void showAttempts(const std::vector<AttemptLine>& attempts);

    SectionContent m_content;
    QLabel* m_title;
    ElidedLabel* m_fact;
    QLabel* m_sentence;
    CandidateList* m_candidates;
    QVBoxLayout* m_attempts;
    FactList* m_facts;
};

}  // namespace weir::ui
