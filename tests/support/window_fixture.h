// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window over a fake engine, offscreen, with settings, a workspace and sources of its own.
#pragma once

#include "app/gui/main_window.h"
#include "tests/support/fake_engine.h"
#include "tests/support/golden_model.h"
#include "tests/support/test_files.h"

#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

namespace testing_support {

/// `remember`: with the settings of the test.
inline app::MainWindow::Options windowOptions(const TemporaryFolder& folder, bool remember = false) {
    app::MainWindow::Options options;
    options.workspace = core::Workspace(folder / "workspace");
    options.rememberLayout = remember;
    options.lookAhead = false; // the calls of the engine are those that a test asks for
    return options;
}

/// Beside the QObject of a test program: made after the application, gone before it.
class WindowFixture {
protected:
    WindowFixture() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Kerbside");
        QCoreApplication::setApplicationName("kerbside-test");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
        writePictures(m_folder / "pictures", 3);
        writeCityscapes(m_folder / "city", 3);
        writeText(m_folder / "poem.docx", "x");
    }
    /// The card of a small model with its weights.
    QString modelFile(const std::string& name, const char* folder = "made") const {
        core::Model model = goldenModel("unet", {.width = 0.03});
        model.card.name = name;
        return QString::fromStdString(core::saveModel(model, m_folder / folder).value().string());
    }
    QString path(const char* name) const { return QString::fromStdString((m_folder / name).string()); }
    app::MainWindow::Options options(bool remember = false) const { return windowOptions(m_folder, remember); }
    TemporaryFolder m_folder;
};

inline void drop(app::MainWindow& window, const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& entry : paths) urls << QUrl::fromLocalFile(entry);
    data.setUrls(urls);
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

inline void open(app::MainWindow& window, const QString& path) {
    window.openSource(path);
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
}

inline void setModel(app::MainWindow& window, int slot, const std::string& name) {
    window.controller().setSlot(slot, slotModel(name));
    QTRY_VERIFY(window.controller().slot(slot).state == app::SlotState::Done && !window.isBusy());
}

inline void activate(app::MainWindow& window) {
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.view().setFocus();
}

} // namespace testing_support
