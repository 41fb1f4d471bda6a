// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>
#include <vector>

#include "ui/widgets/text.hpp"

namespace weir::ui {

// A fact in the status bar: icon or sparkline, then words of which some are strong. One that leads
// to a page is a button; one that leads nowhere takes no focus.
class StatusItem : public QAbstractButton {
    Q_OBJECT

public:
    struct Word {
        QString text;
        bool strong = false;
    };

    explicit StatusItem(QWidget* parent = nullptr);

    void setWords(std::vector<Word> words);
    void setIconName(const QString& name, Tone tone);
    void setValues(std::vector<double> values);  // of a sparkline
    // On a ground that stands out.
    void setFilled(bool filled);
    void setLeadsSomewhere(bool leads);
    // What a screen reader says and the tooltip shows; empty: the words.
    void setMeaning(const QString& meaning);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int signWidth() const;

    std::vector<Word> m_words;
    std::vector<double> m_values;
    QString m_icon;
    Tone m_tone = Tone::Muted;
    bool m_filled = false;
    bool m_leads = false;
};

}  // namespace weir::ui
