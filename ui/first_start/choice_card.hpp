// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QVector>

#include "ui/widgets/text.hpp"

class QLabel;
class QVBoxLayout;

namespace weir::ui {

class Button;
class ElidedLabel;

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
    // Lines that are there are filled anew and none is deleted: this is called while a new theme or
    // language walks over the widgets.
    void setFacts(const QVector<Fact>& facts);
    void setAction(const QString& action, const QString& hint);
    Button* button() const { return m_button; }

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        QWidget* whole;
        QLabel* icon;
        QLabel* name;
        ElidedLabel* value;
    };
    void addLine();
    void showIcons();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QVBoxLayout* m_lines;
    QVector<Fact> m_facts;
    QVector<Line> m_shown;
    Button* m_button;
    QLabel* m_hint;
};

}  // namespace weir::ui
