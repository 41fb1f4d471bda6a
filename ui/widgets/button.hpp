// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QPushButton>
#include <QToolButton>
#include <initializer_list>

#include "ui/theme/tokens.hpp"

namespace weir::ui {

// At most one Primary a view.
enum class ButtonKind { Normal, Primary, Danger, Quiet, Link };
enum class ButtonSize { Small, Normal, Large };

class Button : public QPushButton {
    Q_OBJECT

public:
    explicit Button(ButtonKind kind = ButtonKind::Normal, QWidget* parent = nullptr);

    void setKind(ButtonKind kind);
    ButtonKind kind() const { return m_kind; }
    void setButtonSize(ButtonSize size);
    void setIconName(const QString& name);
    // Shown as a key cap behind the word, on at most one button a view.
    void setKeyHint(const QKeySequence& keys);
    // Marks one that opens a menu.
    void setMenuMark();

    // Shows its icon only; the word is in the tooltip then.
    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    // How much narrower it is then.
    int savedByFolding() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintGapOfFocus(QPainter& painter) const;
    int keyHintWidth() const;
    int markWidth() const;
    int moreIconGap() const;
    QSize wholeSize() const;
    QSize foldedSize() const;

    ButtonKind m_kind;
    QString m_iconName;
    QString m_keyHint;
    bool m_menuMark = false;
    bool m_folded = false;
};

// Folds buttons of a row as far as it needs, the first of them first. To be asked whenever the row
// has another size or something in it has. `wished`: room that what stretches in it should have
// beyond its least width.
void foldToFit(const QWidget& row, std::initializer_list<Button*> buttons, int wished = 0);

// A button that shows only an icon: it has a name for the screen reader, which with the shortcut is
// its tooltip too.
class IconButton : public QToolButton {
    Q_OBJECT

public:
    explicit IconButton(const QString& iconName, QWidget* parent = nullptr);

    void setIconName(const QString& name, Token token = Token::Text2);
    void setName(const QString& name, const QKeySequence& shortcut = {});
};

// A sentence without its full stop, with the keys that do the same: "Stops the view (F5)."
QString withKeys(const QString& sentence, const QKeySequence& keys);

}  // namespace weir::ui
