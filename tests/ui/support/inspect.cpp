// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/inspect.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTextEdit>
#include <QtTest>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/words_view.hpp"

namespace weir::ui {

namespace {

QString describe(const QWidget* widget, const QString& text) {
    QString path;
    for (const QWidget* each = widget; each != nullptr; each = each->parentWidget()) {
        const QString name = each->objectName().isEmpty()
                                 ? QString::fromLatin1(each->metaObject()->className())
                                 : each->objectName();
        path = path.isEmpty() ? name : name + u'/' + path;
    }
    return QStringLiteral("%1 \"%2\" %3x%4, wants %5x%6")
        .arg(path, text)
        .arg(widget->width())
        .arg(widget->height())
        .arg(widget->sizeHint().width())
        .arg(widget->sizeHint().height());
}

// Parts that Qt makes inside a control; the control speaks for them.
bool isInnerPart(const QWidget* widget) {
    const QWidget* parent = widget->parentWidget();
    return widget->objectName().startsWith(QLatin1String("qt_")) ||
           qobject_cast<const QHeaderView*>(widget) != nullptr ||
           (parent != nullptr && parent->inherits("QComboBoxPrivateContainer")) ||
           qobject_cast<const QTabBar*>(parent) != nullptr ||
           qobject_cast<const QComboBox*>(parent) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
           qobject_cast<const QLineEdit*>(parent) != nullptr;
}

bool isControl(const QWidget* widget) {
    return qobject_cast<const QAbstractButton*>(widget) != nullptr ||
           qobject_cast<const QLineEdit*>(widget) != nullptr ||
           qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
           qobject_cast<const QTextEdit*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
           qobject_cast<const QTabBar*>(widget) != nullptr;
}

// Where the keyboard comes, something must be said; charts and figures too.
bool takesTheKeyboard(const QWidget* widget) {
    return isControl(widget) || (widget->focusPolicy() & Qt::TabFocus) != 0;
}

bool fitsLabel(const QLabel* label) {
    if (label->text().isEmpty()) {
        return true;
    }
    const QSize room = label->contentsRect().size();
    if (label->wordWrap()) {
        return label->heightForWidth(label->width()) <= label->height();
    }
    return label->sizeHint().width() - 1 <= label->width() &&
           label->fontMetrics().height() <= room.height() + 2;
}

void checkHeader(const QHeaderView* header, QStringList& faults) {
    for (int section = 0; section < header->count(); ++section) {
        const QString text = header->model()->headerData(section, header->orientation()).toString();
        // Beside it there is room on one side at least.
        const int wanted =
            QFontMetrics(header->font()).horizontalAdvance(text) + metrics().space(1);
        if (!header->isSectionHidden(section) && wanted > header->sectionSize(section)) {
            faults << describe(header, text);
        }
    }
}

// A name that is somebody else's has no largest length; in full it is in the tooltip.
bool fitsCombo(const QComboBox* combo) {
    if (combo->toolTip() == combo->currentText()) {
        return true;
    }
    QStyleOptionComboBox option;
    option.initFrom(combo);
    const QRect room = combo->style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                      QStyle::SC_ComboBoxEditField, combo);
    return combo->fontMetrics().horizontalAdvance(combo->currentText()) <= room.width();
}

bool fitsSpinBox(const QAbstractSpinBox* box) {
    const auto* field = box->findChild<QLineEdit*>();
    return field == nullptr || box->fontMetrics().horizontalAdvance(box->text()) <= field->width();
}

void checkTabs(const QTabBar* tabs, QStringList& faults) {
    for (int tab = 0; tab < tabs->count(); ++tab) {
        const QRect place = tabs->tabRect(tab);
        // Those that find no room scroll, where there are buttons for it.
        const bool fits =
            tabs->fontMetrics().horizontalAdvance(tabs->tabText(tab)) <= place.width() &&
            (tabs->usesScrollButtons() || tabs->rect().contains(place));
        if (tabs->isTabVisible(tab) && !fits) {
            faults << describe(tabs, tabs->tabText(tab));
        }
    }
}

// A part of it lies outside of what it stands in, and there is nothing to scroll it in with.
bool isOutside(const QWidget* widget, const QWidget* root) {
    QRect place = widget->rect();
    for (const QWidget* each = widget; each != root && !each->isWindow();
         each = each->parentWidget()) {
        const QWidget* parent = each->parentWidget();
        const auto* area = qobject_cast<const QAbstractScrollArea*>(parent->parentWidget());
        if (area != nullptr && area->viewport() == parent) {
            return false;
        }
        place.translate(each->pos());
        if (!parent->rect().contains(place)) {
            return true;
        }
    }
    return false;
}

}  // namespace

QStringList unnamedControls(QWidget* root) {
    QStringList faults;
    const auto widgets = root->findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (!widget->isVisibleTo(root) || isInnerPart(widget) || !takesTheKeyboard(widget)) {
            continue;
        }
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        if (spoken == nullptr || spoken->text(QAccessible::Name).trimmed().isEmpty()) {
            faults << describe(widget, {});
        }
    }
    return faults;
}

QStringList tabsBackwards(QWidget* window) {
    QStringList faults;
    const QWidget* before = nullptr;
    QRect placeBefore;
    for (const QWidget* each = window->nextInFocusChain(); each != nullptr && each != window;
         each = each->nextInFocusChain()) {
        if (each->window() != window || !each->isVisible() || !each->isEnabled() ||
            isInnerPart(each) || (each->focusPolicy() & Qt::TabFocus) == 0) {
            continue;
        }
        const QRect place(each->mapTo(window, QPoint()), each->size());
        // Beside it, or in another column that begins at the top, is not above it.
        if (before != nullptr && place.bottom() < placeBefore.top() &&
            place.left() < placeBefore.right()) {
            faults << describe(each, QStringLiteral("after ") +
                                         QString::fromLatin1(before->metaObject()->className()) +
                                         u' ' + before->accessibleName());
        }
        before = each;
        placeBefore = place;
    }
    return faults;
}

QStringList cutTexts(QWidget* root) {
    QStringList faults;
    const auto widgets = root->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisibleTo(root) || isInnerPart(widget)) {
            if (const auto* header = qobject_cast<const QHeaderView*>(widget);
                header != nullptr && header->isVisibleTo(root)) {
                checkHeader(header, faults);
            }
            continue;
        }
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            if (!fitsLabel(label)) {
                faults << describe(label, label->text());
            }
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            if (!button->text().isEmpty() && button->sizeHint().width() > button->width()) {
                faults << describe(button, button->text());
            }
        } else if (const auto* combo = qobject_cast<const QComboBox*>(widget)) {
            if (!fitsCombo(combo)) {
                faults << describe(combo, combo->currentText());
            }
        } else if (const auto* box = qobject_cast<const QAbstractSpinBox*>(widget)) {
            if (!fitsSpinBox(box)) {
                faults << describe(box, box->text());
            }
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            checkTabs(tabs, faults);
        }
        if ((isControl(widget) || qobject_cast<const QLabel*>(widget) != nullptr) &&
            isOutside(widget, root)) {
            faults << describe(widget, QStringLiteral("(outside)"));
        }
    }
    return faults;
}

bool hasWords(const QWidget& root, const QString& words) {
    const auto says = [&words](const auto* label) {
        return label->isVisible() && label->text().contains(words);
    };
    const auto labels = root.findChildren<QLabel*>();
    const auto elided = root.findChildren<ElidedLabel*>();
    const auto views = root.findChildren<WordsView*>();
    const auto shows = [&words](const WordsView* view) {
        return view->isVisible() && view->toPlainText().contains(words);
    };
    return std::any_of(labels.begin(), labels.end(), says) ||
           std::any_of(views.begin(), views.end(), shows) ||
           std::any_of(elided.begin(), elided.end(), says);
}

QStringList settledCutTexts(QWidget* root) {
    [[maybe_unused]] const bool fits =
        QTest::qWaitFor([root] { return cutTexts(root).isEmpty(); }, 2'000);
    return cutTexts(root);
}

bool pressButton(const QWidget& root, const QString& words) {
    const auto buttons = root.findChildren<QAbstractButton*>();
    for (QAbstractButton* button : buttons) {
        if (button->isVisible() && (button->text() == words || button->accessibleName() == words)) {
            if (!button->isEnabled()) {
                qWarning("the button %s is off", qPrintable(words));
                return false;
            }
            button->click();
            return true;
        }
    }
    qWarning("there is no button %s", qPrintable(words));
    return false;
}

}  // namespace weir::ui
