// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>
#include <QString>

class QSettings;

namespace weir::ui {

// A list and the pane of one of its rows: where a person put it, else beside the list where there
// is room, else below. The place is kept, and the size for each of the two.
class PaneSplitter : public QSplitter {
    Q_OBJECT

public:
    // `page` names the sizes in `store`, which outlives the splitter.
    PaneSplitter(QWidget* list, QWidget* pane, QSettings& store, const QString& page,
                 QWidget* parent = nullptr);

    void openPane();
    // To the other of the two places, for good.
    void movePane();
    bool isBeside() const;

signals:
    // It lies below the list, as wide as the page, or it does not.
    void wideChanged(bool wide);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placePane();
    void keepSizes();
    QString placeKey() const;
    QString keyOf(Qt::Orientation orientation) const;

    QWidget* m_pane;
    QSettings& m_store;
    const QString m_page;
};

}  // namespace weir::ui
