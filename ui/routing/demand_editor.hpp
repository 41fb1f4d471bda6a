// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>

#include "engine/base/data_policy.hpp"

class QCheckBox;
class QLabel;
class QSpinBox;

namespace weir::ui {

class WordsField;

// What a rule demands of the providers that get its calls: where they are, and what they do with
// them.
class DemandEditor : public QFrame {
    Q_OBJECT

public:
    explicit DemandEditor(std::function<QStringList()> knownRegions, QWidget* parent = nullptr);

    // Fields that say the same already stay as they are, with what is typed in them.
    void setDemand(const DataDemand& demand);
    const DataDemand& demand() const { return m_demand; }

signals:
    // `typing`: the field that is being typed in; empty: a choice was made.
    void changed(const QString& typing);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    DataDemand m_demand;
    QLabel* m_title;
    QLabel* m_regionLabel;
    WordsField* m_region;
    QCheckBox* m_training;
    QLabel* m_daysLabel;
    QSpinBox* m_days;
    QCheckBox* m_translation;
    QLabel* m_hint;
};

// "in eu or ch, no training, kept 30 days at most"; empty: nothing is demanded.
QString demandText(const DataDemand& demand);

}  // namespace weir::ui
