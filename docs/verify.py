#!/usr/bin/env python3
"""Checks a register of "Who Agrees?" with none of its program: written from docs/register-format.md alone.
    python3 verify.py FOLDER [PUBLIC-KEY CHECKPOINT-FILE...]      ends with 1 where something is wrong"""
import base64, hashlib, hmac, os, re, sys

HASH, ROOT, NUMBER, ERASED = r"[0-9a-f]{64}", r"[A-Za-z0-9+/]{43}=", r"(0|[1-9][0-9]{0,14})", b'{"erased":true}'
BASE64 = r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
MANIFEST = rb'\{"register":"who-agrees","schema":1,"authority":"([^"\\]+)","created":"[^"\\]*","key":"([0-9a-f]{16})"\}\n'
hex_of = lambda data: hashlib.sha256(data).hexdigest()
sha256 = lambda data: hashlib.sha256(data).digest()

# Ed25519 (RFC 8032), on points (X, Y, Z, T)
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        q, p, n = add(p, q) if n & 1 else q, add(p, p), n >> 1
    return q

def point(data):
    sign, y = divmod(int.from_bytes(data, "little"), 2**255)
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != xx or (x == 0 and sign):
        return None
    x = P - x if x % 2 != sign else x
    return x, y, 1, x * y % P

def is_signature(signature, message, key):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))), add(r, times(k, a))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))

# Signed notes: a key is (name, id, 32 bytes). Base64 only as it would be written
def decode(text):
    data = base64.b64decode(text) if re.fullmatch(BASE64, text) else b""
    return data if base64.b64encode(data).decode() == text else b""

def read_key(text):
    name, number, encoded = text.strip().split("+", 2)
    data = decode(encoded)
    if len(data) != 33 or data[0] != 1 or sha256(name.encode() + b"\n" + data)[:4].hex() != number:
        raise SystemExit("this is not a public key")
    return name, bytes.fromhex(number), data[1:]

def text_of(note, key):  # nothing where this key did not sign it
    text, _, signatures = note.rpartition("\n\n")
    for line in signatures.split("\n"):
        start = f"— {key[0]} "
        data = decode(line[len(start):]) if line.startswith(start) else b""
        if data[:4] == key[1] and is_signature(data[4:], (text + "\n").encode(), key[2]):
            return text + "\n"
    return ""

# The Merkle tree of RFC 6962, as the roots of its whole subtrees: (leaves, root), the largest first
def grow(tree, line):
    leaves, node = 1, sha256(b"\0" + line)
    while tree and tree[-1][0] == leaves:
        leaves, node = 2 * leaves, sha256(b"\1" + tree.pop()[1] + node)
    tree.append((leaves, node))

def root(tree):
    node = tree[-1][1] if tree else sha256(b"")
    for _, left in tree[-2::-1]:
        node = sha256(b"\1" + left + node)
    return base64.b64encode(node).decode()

def closing(position, lines):
    body = b"".join(line + b"\n" for line in lines)
    return f'{{"closes":{position},"lines":{len(lines)},"digest":"{hex_of(body)}"}}'.encode()

def verify(files, key=None, texts=()):
    """What is wrong, a sentence each. files: name to bytes, of a register's folder; texts: of checkpoint files."""
    manifest, secret, wrong = files.get("register.json", b""), files.get("digest.key", b""), []
    head = re.fullmatch(MANIFEST, manifest)
    if not head or len(secret) != 64 or hex_of(b"who-agrees " + secret)[:16] != head[2].decode():
        return ["register.json or digest.key is not what was written"]
    names = sorted(name for name in files if re.fullmatch(r"segment-\d+\.jsonl", name))
    if not names or names != [f"segment-{n:06}.jsonl" for n in range(1, len(names) + 1)]:
        return ["a segment is missing"]
    if not files[names[0]].startswith(closing(0, []) + b"\n"):
        return ["the first segment does not begin as a register does"]
    authority, previous, size, tree = head[1].decode(errors="replace"), hex_of(manifest), 0, []
    roots, lost, owed = {0: root(tree)}, set(), None
    for name in names:
        batch, lines = [], files[name].split(b"\n")
        for at, line in enumerate(lines[:-1], 1):
            is_private = line.startswith(b'{"salt":') or line == ERASED
            if owed and not is_private or is_private and not owed:
                wrong.append(f"{name}:{at} a private line is missing, or belongs to no sealed line")
            if line.startswith(b'{"closes":'):
                if line != closing(size, batch) or not batch and (name, at) != (names[0], 1):
                    wrong.append(f"{name}:{at} does not close the lines before it")
                batch, owed = [], None
                continue
            batch.append(line)
            if is_private:
                if line != ERASED and hmac.new(secret, line, hashlib.sha256).hexdigest() != owed:
                    wrong.append(f"{name}:{at} is not the private line that was written")
                owed = None
                continue
            start = f'{{"v":1,"authority":"{authority}","position":{size + 1},'.encode()
            if not line.startswith(start) or not line.endswith(f'"previous":"{previous}"}}'.encode()):
                wrong.append(f"{name}:{at} does not continue the chain")
            found = re.search(f'"private":"({HASH})","previous":"{HASH}"}}$'.encode(), line)
            owed = found and found[1].decode()
            if key and b'"type":"restored"' in line:
                lost |= named_lost(line, key, size, tree)
            grow(tree, line)
            previous, size = hex_of(line), size + 1
            roots[size] = root(tree)
        if batch or lines[-1]:
            wrong.append(f"{name} ends in lines that nothing closes")
    return wrong + [sentence for text in texts for sentence in against(text, key, roots, lost)]

def named_lost(line, key, size, tree):  # the checkpoints that a signed "restored" line says are lost
    note = re.search(r'"note":"([^"]+)"', line.decode(errors="replace"))
    text = text_of(note[1].replace("\\n", "\n"), key) if note else ""
    right = text.startswith(f"{key[0]}\nrestored\nkept {size} {root(tree)}\nlost ")
    return {(int(n), r) for n, r in re.findall(rf"^lost {NUMBER} ({ROOT})$", text, re.M)} if right else set()

def against(text, key, roots, lost):
    notes = re.findall(r"\n*((?:[^\n]+\n)+\n(?:— [^\n]+\n)+)", text)
    says = [re.fullmatch(rf"([^\n]+)\n{NUMBER}\n({ROOT})\n(?:[^\n]+\n)*", text_of(note, key)) for note in notes]
    if not notes or "".join(notes).split() != text.split() or not all(one and one[1] == key[0] for one in says):
        return ["a checkpoint was not signed with this key, or was changed"]
    sizes = [(int(one[2]), one[3]) for one in says]
    stand = lambda one: roots.get(one[0]) == one[1] or one in lost
    return [f"the checkpoint of {one[0]} lines does not stand" for one in sizes if not stand(one)]

if __name__ == "__main__":
    if len(sys.argv) < 2 or not os.path.isdir(sys.argv[1]): sys.exit(__doc__.splitlines()[1].strip())
    folder, key, paths = sys.argv[1], read_key(sys.argv[2]) if sys.argv[2:] else None, sys.argv[3:]
    there = {name: os.path.join(folder, name) for name in os.listdir(folder)}
    found = {name: open(path, "rb").read() for name, path in there.items() if os.path.isfile(path)}
    problems = verify(found, key, [open(path, encoding="utf-8", errors="replace").read() for path in paths])
    print("\n".join(problems) or f"The register is whole, and so are {len(paths)} files of checkpoints.")
    sys.exit(1 if problems else 0)
