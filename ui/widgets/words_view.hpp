// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>
#include <optional>

#include "ui/theme/fonts.hpp"

namespace weir::ui {

// Words from outside to read and copy, as high as they need: what it stands in scrolls. Nothing is
// loaded, no link leads anywhere. Tab leaves it.
class WordsView : public QTextBrowser {
    Q_OBJECT

public:
    enum class Form { Markdown, Plain, Code };

    explicit WordsView(QWidget* parent = nullptr);

    void setWords(const QString& words, Form form);
    const QString& words() const { return m_words; }
    // The text as it stands there, without a view: of Markdown what is left when it is laid out.
    static QString shownText(const QString& words, Form form);

    // Marks all places of `needle`; empty: none.
    void mark(const QString& needle);
    int marked() const { return static_cast<int>(m_places.size()); }
    // Sets one of them off, by its number from 0; -1: none.
    void goToMark(int number);
    // Where that one stands in the view; empty: there is none.
    QRect markPlace() const;

    QVariant loadResource(int type, const QUrl& name) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void layOut();
    void takeHeight();

    QString m_words;
    Form m_form = Form::Plain;
    QString m_needle;
    QList<QTextCursor> m_places;
    int m_current = -1;
    int m_high = 0;
};

}  // namespace weir::ui
