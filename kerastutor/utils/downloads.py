"""A file from elsewhere, fetched once: from the address that the caller gives, checked by its sum, and whole or not at all."""
import hashlib
import os
import tempfile
from contextlib import contextmanager, suppress

from ..core.errors import one_of
from .archives import extract_archive
from .generic_utils import Progbar

SHA256_DIGITS = 64
PIECE = 65536           # bytes that are read at once


def get_file(fname, origin, untar=False, md5_hash=None, file_hash=None, cache_subdir="datasets", hash_algorithm="auto", extract=False,
             archive_format="auto", cache_dir=None):
    """The path of a file, which is fetched if it is not there yet.

    Parameters
    ----------
    fname : str
        Its name in the cache; an absolute path takes it out of the cache.
    origin : str
        Where it comes from: a URL, 'file://…' among them. Nothing else is ever asked.
    untar : bool
        Unpack the tar archive that is fetched; `fname` is then the name without '.tar.gz', and what the archive is expected to hold.
    md5_hash, file_hash : str
        The sum of the file's bytes, by which it is checked.
    cache_subdir : str
        The folder in the cache.
    hash_algorithm : 'md5', 'sha256' or 'auto'
        'auto' tells them apart by the length of `file_hash`.
    extract : bool
        Unpack a tar or zip archive beside itself.
    archive_format : 'auto', 'tar', 'zip', None, or a list of these
    cache_dir : str
        By default KERAS_HOME where that is set, else '~/.keras'.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        For a sum that is wrong, with both sums; the file is not kept. For an archive with members outside its folder. For an origin
        without a scheme.
    Exception
        When the address does not answer, or the file comes only in part.

    Notes
    -----
    The bytes gather in a file of another name, which gets its own when all have come and the sum is right: an interruption leaves no half
    a file behind. A file in the cache whose sum is wrong is fetched again.

    Keras compares the sum only with a file that is there already; here what was fetched is compared as well.

    Examples
    --------
    >>> folder = tempfile.mkdtemp()
    >>> with open(os.path.join(folder, "here.txt"), "w") as file:
    ...     _ = file.write("hello")
    >>> import pathlib
    >>> path = get_file("there.txt", pathlib.Path(folder, "here.txt").as_uri(), cache_dir=folder)  # doctest: +ELLIPSIS
    Downloading data from file:///.../here.txt
    ...
    >>> open(path).read()
    'hello'
    """
    if md5_hash is not None and file_hash is None:
        file_hash, hash_algorithm = md5_hash, "md5"
    one_of("get_file", "hash_algorithm", hash_algorithm, ("auto", "md5", "sha256"))
    folder = os.path.join(cache_folder(cache_dir), cache_subdir)
    result = os.path.join(folder, fname)
    path = result + ".tar.gz" if untar else result
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.exists(path) and file_hash is not None and not validate_file(path, file_hash, hash_algorithm):
        print(f"{path} is here, but its {_algorithm(file_hash, hash_algorithm)} sum is not {file_hash}: it is fetched again.")
        os.remove(path)
    if not os.path.exists(path):
        print("Downloading data from", origin)
        with whole_or_nothing(path) as part:
            fetch(origin, part)
            if file_hash is not None:
                check_sum(part, origin, file_hash, hash_algorithm)
    if untar and not os.path.exists(result) and not extract_archive(path, folder, "tar"):
        raise ValueError(f"get_file: {path} is no tar archive; leave untar out, or use extract=True for a zip.")
    if extract:
        extract_archive(path, folder, archive_format)
    return result


def cache_folder(cache_dir=None):
    """The folder in which files are kept: the one given, KERAS_HOME, '~/.keras', or one for all where none of them can be written to."""
    if cache_dir is not None:
        return os.path.expanduser(cache_dir)
    folder = os.environ.get("KERAS_HOME") or os.path.join(os.path.expanduser("~"), ".keras")
    with suppress(OSError):
        os.makedirs(folder, exist_ok=True)
    return folder if os.access(folder, os.W_OK) else os.path.join(tempfile.gettempdir(), ".keras")


@contextmanager
def whole_or_nothing(path):
    """A name to write under; what is there at the end takes the place of `path`, unless something went wrong."""
    handle, part = tempfile.mkstemp(dir=os.path.dirname(path), prefix=os.path.basename(path) + ".", suffix=".part")
    os.close(handle)
    try:
        yield part
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(part, 0o666 & ~umask)      # as an ordinary new file, not as mkstemp's private one
        os.replace(part, path)
    except BaseException:
        os.remove(part)
        raise


def fetch(origin, path):
    """Write what a URL holds to `path`, and show how far it is."""
    from urllib.error import URLError
    from urllib.request import urlopen

    try:
        with urlopen(origin) as answer, open(path, "wb") as out:
            announced = int(answer.headers.get("Content-Length") or 0) or None
            bar, come = Progbar(announced), 0
            for piece in iter(lambda: answer.read(PIECE), b""):
                out.write(piece)
                come += len(piece)
                bar.update(come)
            if announced is None:
                print()
    except URLError as error:
        raise Exception(f"URL fetch failure on {origin} : {getattr(error, 'code', None)} -- {error.reason}") from error
    except ValueError as error:
        raise ValueError(f"get_file: origin must be a URL with its scheme, such as 'https://…' or 'file:///…', got {origin!r}.") from error
    if announced is not None and come < announced:
        raise Exception(f"URL fetch failure on {origin} : {come} of {announced} bytes came. Try again.")


def check_sum(path, origin, file_hash, algorithm="auto"):
    """A ValueError unless the file has this sum."""
    algorithm = _algorithm(file_hash, algorithm)
    found = file_sum(path, algorithm)
    if found != file_hash.lower():
        raise ValueError(f"get_file: the file from {origin} has the {algorithm} sum {found}, expected {file_hash}. It is not kept: "
                         "the file was changed, or the expected sum is wrong.")


def validate_file(fpath, file_hash, algorithm="auto", chunk_size=65535):
    """Whether a file has this sum.

    Parameters
    ----------
    fpath : str
    file_hash : str
        In hexadecimal digits.
    algorithm : 'md5', 'sha256' or 'auto'
        'auto' takes sha256 for 64 digits, md5 otherwise.
    chunk_size : int
        Bytes that are read at once.
    """
    return file_sum(fpath, _algorithm(file_hash, algorithm), chunk_size) == file_hash.lower()


def file_sum(path, algorithm, chunk_size=PIECE):
    """The sum of a file's bytes in hexadecimal digits."""
    total = hashlib.sha256() if algorithm == "sha256" else hashlib.md5(usedforsecurity=False)
    with open(path, "rb") as file:
        for piece in iter(lambda: file.read(chunk_size), b""):
            total.update(piece)
    return total.hexdigest()


def _algorithm(file_hash, algorithm):
    one_of("validate_file", "algorithm", algorithm, ("auto", "md5", "sha256"))
    if algorithm == "auto":
        return "sha256" if len(file_hash) == SHA256_DIGITS else "md5"
    return algorithm
