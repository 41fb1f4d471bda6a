// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QVector>

#include "ui/widgets/text.hpp"

class QGridLayout;
class QLabel;

namespace weir::ui {

class Button;

// One of the ways to begin: what it is, facts, and the button that does it.
class ChoiceCard : public QFrame {
    Q_OBJECT

public:
    struct Fact {
        QString name;
        QString value{};
        QString icon{};  // empty: none
        Tone tone = Tone::Text2;
        bool mono = false;  // the name is one that is typed
    };

    // The first choice is the view's primary one.
    ChoiceCard(const QString& iconName, bool first, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& text);
    void setFacts(const QVector<Fact>& facts);
    void setAction(const QString& action, const QString& hint);
    Button* button() const { return m_button; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QGridLayout* m_facts;
    Button* m_button;
    QLabel* m_hint;
};

}  // namespace weir::ui
