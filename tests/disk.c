/* A disk that fails, between the post box and its database: loaded into the real program with LD_PRELOAD.
 *
 * It acts on the files of one folder (DISK_FOLDER) and keeps its notes in another (DISK_NOTES). It simulates
 *
 * - a power cut. Before a file is changed, what it replaces is noted; once the program has synced the file, the notes
 *   are dropped. Whoever then kills the program knows from the notes what no sync has promised, and may take any part of
 *   it back (power.rs does). Names work alike: a file that was made or removed is sure only once its folder was synced.
 * - a full disk (writes that would make a file longer fail), a broken one (every write or every sync fails), and the
 *   worst one: a sync that fails once and succeeds the next time although what was written before is lost, which is what
 *   Linux does ("fsyncgate").
 * - a disk that lies: it says that it has synced and has not. That shows that the test can fail.
 * - a clock that is moved.
 *
 * All of it is switched by eight numbers in DISK_NOTES/control, which is mapped into the program. A call that would
 * change a file in a way that is not simulated here ends the program with a message, so that no test passes by it.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* The numbers of the control file. An error is an errno, 0 is none. */
enum { GROW_ERROR, WRITE_ERROR, SYNC_ERROR, SYNC_TIMES, SYNC_LIES, WALL_SECONDS, STEADY_SECONDS, SYNC_HAS_FAILED, NUMBERS };

/* One note: what happened to a file, and what stood there before. `held` bytes follow it. */
struct note {
    uint64_t kind; /* 'W' written, 'T' made another length, 'S' synced, 'F' sync failed; 'C' made, 'U' removed */
    uint64_t offset;
    uint64_t length;   /* of what is written */
    uint64_t old_size; /* of the file, before */
    uint64_t held;
};

static int64_t nothing[NUMBERS];
static volatile int64_t *control = nothing;
static char folder[PATH_MAX], notes[PATH_MAX];
/* One change at a time: the order of the notes is the order of the changes. */
static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

/* System calls as they are: the names of the C library are ours here. */
static int plain_open(const char *path, int flags) { return (int)syscall(SYS_openat, AT_FDCWD, path, flags, 0600); }
static void plain_close(int fd) { syscall(SYS_close, fd); }

static void give_up(const char *why) {
    static const char start[] = "tests/disk.c: ";
    syscall(SYS_write, 2, start, sizeof start - 1);
    syscall(SYS_write, 2, why, strlen(why));
    syscall(SYS_write, 2, "\n", 1);
    _exit(70);
}

__attribute__((constructor)) static void begin(void) {
    char path[PATH_MAX + 16];
    const char *in = getenv("DISK_FOLDER"), *beside = getenv("DISK_NOTES");
    if (!in || !beside || !realpath(in, folder) || !realpath(beside, notes)) give_up("DISK_FOLDER and DISK_NOTES are folders");
    snprintf(path, sizeof path, "%s/control", notes);
    int fd = plain_open(path, O_RDWR | O_CLOEXEC);
    void *map = mmap(NULL, sizeof nothing, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd < 0 || map == MAP_FAILED) give_up("DISK_NOTES/control cannot be mapped");
    plain_close(fd);
    control = map;
}

/* Whether a path is in the folder; the folder itself counts. */
static int inside(const char *path) {
    size_t length = strlen(folder);
    return length > 0 && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* Whether a descriptor is a file of the folder that still has a name. Keeps errno. */
static int ours(int fd, char path[PATH_MAX]) {
    char link[32];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    errno = before;
    if (length <= 0) return 0;
    path[length] = 0;
    return inside(path) && !strstr(path, " (deleted)");
}

/* SQLite's shared memory is worth nothing after a power cut; it is made anew. */
static int is_shared_memory(const char *path) {
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

static void write_note(const char *name, struct note note, const void *held) {
    char path[2 * PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", notes, name);
    int fd = plain_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC);
    struct iovec parts[2] = {{&note, sizeof note}, {(void *)held, note.held}};
    if (fd < 0 || syscall(SYS_writev, fd, parts, 2) != (ssize_t)(sizeof note + note.held)) give_up("a note cannot be written");
    plain_close(fd);
}

static void name_of_notes(ino_t inode, char name[32]) { snprintf(name, 32, "%llu.notes", (unsigned long long)inode); }

/* Notes what stands at a place that is about to be overwritten or cut off. */
static void keep_old(int fd, uint64_t kind, uint64_t offset, uint64_t length) {
    static char *held;
    static size_t room;
    char link[32], name[32];
    struct stat found;
    if (fstat(fd, &found) != 0) give_up("a file cannot be looked at");
    uint64_t size = (uint64_t)found.st_size;
    uint64_t from = kind == 'T' ? length : offset;
    uint64_t to = kind == 'T' ? size : offset + length;
    if (to > size) to = size;
    uint64_t want = to > from ? to - from : 0;
    if (want > room && !(held = realloc(held, room = want))) give_up("no memory");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd); /* it may have been opened for writing alone */
    int again = plain_open(link, O_RDONLY | O_CLOEXEC);
    for (uint64_t done = 0; done < want;) {
        ssize_t got = syscall(SYS_pread64, again, held + done, want - done, from + done);
        if (got <= 0) give_up("what stood there cannot be read");
        done += (uint64_t)got;
    }
    plain_close(again);
    name_of_notes(found.st_ino, name);
    write_note(name, (struct note){kind, from, length, size, want}, held);
}

/* The error for a write that ends at `end`; a disk that gets full takes what fits into the length there is. */
static int refusal(int fd, uint64_t offset, size_t *length) {
    struct stat found;
    if (control[WRITE_ERROR]) return (int)control[WRITE_ERROR];
    if (!control[GROW_ERROR] || fstat(fd, &found) != 0) return 0;
    uint64_t size = (uint64_t)found.st_size;
    if (offset + *length <= size) return 0;
    if (offset >= size) return (int)control[GROW_ERROR];
    *length = size - offset;
    return 0;
}

static ssize_t write_at(int fd, const void *bytes, size_t length, uint64_t offset) {
    char path[PATH_MAX];
    ssize_t done = -1;
    if (!ours(fd, path)) return syscall(SYS_pwrite64, fd, bytes, length, offset);
    pthread_mutex_lock(&one);
    int error = refusal(fd, offset, &length);
    if (!error) {
        if (!is_shared_memory(path)) keep_old(fd, 'W', offset, length);
        done = syscall(SYS_pwrite64, fd, bytes, length, offset);
    }
    pthread_mutex_unlock(&one);
    if (error) errno = error;
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return write_at(fd, bytes, length, (uint64_t)offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return write_at(fd, bytes, length, (uint64_t)offset); }

ssize_t write(int fd, const void *bytes, size_t length) {
    char path[PATH_MAX];
    if (!ours(fd, path)) return syscall(SYS_write, fd, bytes, length);
    off_t place = syscall(SYS_fcntl, fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t done = write_at(fd, bytes, length, (uint64_t)place);
    if (done > 0) lseek(fd, place + done, SEEK_SET);
    return done;
}

static int cut(int fd, off64_t length) {
    char path[PATH_MAX];
    if (!ours(fd, path)) return (int)syscall(SYS_ftruncate, fd, length);
    pthread_mutex_lock(&one);
    struct stat found;
    int done = -1, error = (int)control[WRITE_ERROR];
    if (!error && control[GROW_ERROR] && fstat(fd, &found) == 0 && length > found.st_size) error = (int)control[GROW_ERROR];
    if (!error) {
        if (!is_shared_memory(path)) keep_old(fd, 'T', 0, (uint64_t)length);
        done = (int)syscall(SYS_ftruncate, fd, length);
    }
    pthread_mutex_unlock(&one);
    if (error) errno = error;
    return done;
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

/* What a sync makes sure of: for a folder the names in it, for a file its bytes and its length. */
static int sync_of(int fd, long call) {
    char path[PATH_MAX], name[32];
    struct stat found;
    if (!ours(fd, path)) return (int)syscall(call, fd);
    pthread_mutex_lock(&one);
    if (fstat(fd, &found) != 0) give_up("a file cannot be looked at");
    if (S_ISDIR(found.st_mode)) strcpy(name, "names");
    else name_of_notes(found.st_ino, name);
    int done = 0;
    if (control[SYNC_ERROR] && control[SYNC_TIMES] != 0) {
        if (control[SYNC_TIMES] > 0) control[SYNC_TIMES]--;
        control[SYNC_HAS_FAILED] = 1;
        write_note(name, (struct note){.kind = 'F'}, NULL);
        errno = (int)control[SYNC_ERROR];
        done = -1;
    } else if (!control[SYNC_LIES] && (done = (int)syscall(call, fd)) == 0) {
        char log[2 * PATH_MAX];
        snprintf(log, sizeof log, "%s/%s", notes, name);
        /* After a failure the notes are still needed: a later sync promises only what was written since. */
        if (control[SYNC_HAS_FAILED]) write_note(name, (struct note){.kind = 'S'}, NULL);
        else syscall(SYS_unlinkat, AT_FDCWD, log, 0);
    }
    pthread_mutex_unlock(&one);
    return done;
}

int fsync(int fd) { return sync_of(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_of(fd, SYS_fdatasync); }

/* A name is noted with the number of its file: what was removed stays beside, so that it can come back. */
static void keep_name(uint64_t kind, const char *path, ino_t inode) {
    const char *last = strrchr(path, '/');
    const char *name = last ? last + 1 : path;
    if (is_shared_memory(path)) return;
    if (kind == 'U') {
        char kept[2 * PATH_MAX];
        snprintf(kept, sizeof kept, "%s/%llu.kept", notes, (unsigned long long)inode);
        syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, kept, 0);
    }
    write_note("names", (struct note){kind, inode, 0, 0, strlen(name)}, name);
}

static int open_at(int at, const char *path, int flags, mode_t mode) {
    char found_at[PATH_MAX];
    int may_make = (flags & O_CREAT) && path[0] == '/' && inside(path);
    if (path[0] == '/' && inside(path) && (flags & O_TRUNC)) give_up("a file is emptied by opening it");
    if (!may_make) return (int)syscall(SYS_openat, at, path, flags, mode);
    pthread_mutex_lock(&one);
    int is_new = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0;
    int fd = -1, error = is_new ? (int)(control[WRITE_ERROR] ? control[WRITE_ERROR] : control[GROW_ERROR]) : 0;
    if (!error) fd = (int)syscall(SYS_openat, at, path, flags, mode);
    struct stat found;
    if (fd >= 0 && is_new && ours(fd, found_at) && fstat(fd, &found) == 0) keep_name('C', path, found.st_ino);
    pthread_mutex_unlock(&one);
    if (error) errno = error;
    return fd;
}

#define OPENS(NAME, AT, BEFORE)                                                                                        \
    int NAME(BEFORE const char *path, int flags, ...) {                                                                \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;                                        \
        va_end(more);                                                                                                  \
        return open_at(AT, path, flags, mode);                                                                         \
    }
#define DIRECTORY int directory,
OPENS(open, AT_FDCWD, )
OPENS(open64, AT_FDCWD, )
OPENS(openat, directory, DIRECTORY)
OPENS(openat64, directory, DIRECTORY)

int unlinkat(int at, const char *path, int flags) {
    struct stat found;
    if (path[0] != '/' || !inside(path) || flags) return (int)syscall(SYS_unlinkat, at, path, flags);
    pthread_mutex_lock(&one);
    if (stat(path, &found) == 0) keep_name('U', path, found.st_ino);
    int done = (int)syscall(SYS_unlinkat, at, path, flags);
    pthread_mutex_unlock(&one);
    return done;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

/* What is not simulated. SQLite calls none of these on a database in WAL mode without a memory map. */
static void not_on_ours(int fd, const char *call) {
    char path[PATH_MAX];
    if (ours(fd, path) && !is_shared_memory(path)) give_up(call);
}

void *mmap64(void *address, size_t length, int access, int flags, int fd, off64_t offset) {
    if (fd >= 0 && (flags & MAP_SHARED) && (access & PROT_WRITE)) not_on_ours(fd, "a file is changed through memory");
    return (void *)syscall(SYS_mmap, address, length, access, flags, fd, offset);
}
void *mmap(void *address, size_t length, int access, int flags, int fd, off_t offset) {
    return mmap64(address, length, access, flags, fd, offset);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    not_on_ours(fd, "writev");
    return syscall(SYS_writev, fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    not_on_ours(fd, "pwritev");
    return syscall(SYS_pwritev, fd, parts, count, offset, 0);
}
int fallocate(int fd, int mode, off_t offset, off_t length) {
    not_on_ours(fd, "fallocate");
    return (int)syscall(SYS_fallocate, fd, mode, offset, length);
}
int posix_fallocate(int fd, off_t offset, off_t length) { return fallocate(fd, 0, offset, length) ? errno : 0; }
int rename(const char *from, const char *to) {
    if (inside(from) || inside(to)) give_up("rename");
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int done = (int)syscall(SYS_clock_gettime, clock, now);
    if (done == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += control[WALL_SECONDS];
    if (done == 0 && (clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_COARSE)) now->tv_sec += control[STEADY_SECONDS];
    return done;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec exact;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &exact);
    *now = (struct timeval){exact.tv_sec, exact.tv_nsec / 1000};
    return 0;
}
time_t time(time_t *into) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (into) *into = exact.tv_sec;
    return exact.tv_sec;
}
