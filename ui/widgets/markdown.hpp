// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace weir::ui {

// The look's height of line, its tables and its code; Markdown says nothing of them.
void giveReadingLook(QTextDocument& document);

// Words from outside, read as Markdown, as high as they need. They stay words: HTML is shown as it
// was written, nothing is loaded, a picture is the text that describes it, and a link shows where
// it leads instead of leading there.
class MarkdownView : public QTextBrowser {
    Q_OBJECT

public:
    explicit MarkdownView(QWidget* parent = nullptr);

    void setWords(const QString& markdown);
    const QString& words() const { return m_words; }

    QVariant loadResource(int type, const QUrl& name) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void takeHeight();

    QString m_words;
    int m_high = 0;
};

}  // namespace weir::ui
