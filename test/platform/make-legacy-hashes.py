"""Makes legacy-hashes.json with the programs themselves. On Debian 12:

apt-get install python3-bcrypt python3-passlib python3-werkzeug python3-django python3-argon2 whois apache2-utils openssl npm \
  dovecot-core python3-venv
/usr/bin/python3 test/platform/make-legacy-hashes.py
"""
import hashlib, json, os, subprocess, tempfile
from importlib.metadata import version

import argon2
import bcrypt
import django
from argon2.low_level import Type
from django.conf import settings
from passlib import hash as passlib
from werkzeug.security import generate_password_hash

settings.configure(PASSWORD_HASHERS=[
    'django.contrib.auth.hashers.' + name
    for name in ['PBKDF2PasswordHasher', 'PBKDF2SHA1PasswordHasher', 'BCryptPasswordHasher', 'BCryptSHA256PasswordHasher',
                 'Argon2PasswordHasher']
])
from django.contrib.auth.hashers import BCryptSHA256PasswordHasher, make_password

PASSWORDS = {
    'plain': 'correct horse',
    'one character': 'x',
    'beyond ASCII': 'pässwörd 密码 🔑',
    '72 bytes': 'a' * 70 + 'bc',
    'longer than 72 bytes': 'a' * 70 + 'bcd' + 'e' * 50,
    'cut by bcrypt within a character': 'a' * 71 + 'é' + 'tail',
    '255 characters': 'long ' * 51,
}
vectors = []


def add(program, kind, make, names=PASSWORDS):
    for name in names:
        vectors.append({'program': program, 'kind': kind, 'case': name, 'password': PASSWORDS[name], 'hash': make(PASSWORDS[name])})


def run(*command, stdin=None, folder=None):
    return subprocess.run(command, input=stdin, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def debian(package):
    return f"{package} {run('dpkg-query', '-W', '-f', '${Version}', package)}"


def python(package):
    return f'{package} {version(package)}'


for prefix in ['2a', '2b']:
    add(python('bcrypt'), f'bcrypt ${prefix}$',
        lambda p: bcrypt.hashpw(p.encode(), bcrypt.gensalt(4, prefix.encode())).decode())
add(debian('apache2-utils') + ', htpasswd -B', 'bcrypt $2y$',
    lambda p: run('htpasswd', '-niB', '-C', '4', 'user', stdin=p).split(':', 1)[1], ['plain', 'beyond ASCII', '72 bytes', 'longer than 72 bytes'])
add(debian('whois') + ', mkpasswd', 'bcrypt $2b$', lambda p: run('mkpasswd', '-m', 'bcrypt', '-R', '5', '-s', stdin=p), ['plain', 'beyond ASCII'])
add(python('passlib'), 'bcrypt $2b$', passlib.bcrypt.using(rounds=5).hash)

for kind in [Type.I, Type.D, Type.ID]:
    hasher = argon2.PasswordHasher(time_cost=2, memory_cost=512, parallelism=2, type=kind)
    add(python('argon2-cffi'), f'argon2{kind.name.lower()}', hasher.hash)
add(python('argon2-cffi'), 'argon2id', argon2.PasswordHasher().hash, ['plain'])
add(python('passlib'), 'argon2id', passlib.argon2.using(memory_cost=256, rounds=1).hash, ['plain'])

# The order of the parameters is `m,t,p` up to 0.44 and `m,p,t` from 0.45 on.
for package in ['argon2@0.44.0', 'argon2@0.45.1']:
    with tempfile.TemporaryDirectory() as folder:
        run('npm', 'install', '--prefix', folder, package)
        script = "require('argon2').hash(process.argv[1], { memoryCost: 512, timeCost: 2 }).then(console.log)"
        add('npm ' + package, 'argon2id', lambda p: run('node', '-e', script, p, folder=folder),
            PASSWORDS if package == 'argon2@0.45.1' else ['plain'])

for method in ['pbkdf2:sha256', 'pbkdf2:sha512', 'pbkdf2:sha1', 'pbkdf2:sha256:1000', 'pbkdf2:sha512:1000', 'pbkdf2:sha1:1000']:
    add(python('Werkzeug'), 'Werkzeug ' + method, lambda p: generate_password_hash(p, method),
        PASSWORDS if method.endswith('1000') else ['plain'])


def werkzeug_scrypt(n, r, p):
    """Werkzeug has scrypt since 2.3, which Debian 12 does not have yet; its form is from its source, the hash is Python's."""
    def make(password):
        salt = os.urandom(8).hex()
        key = hashlib.scrypt(password.encode(), salt=salt.encode(), n=n, r=r, p=p, maxmem=132 * n * r * p)
        return f'scrypt:{n}:{r}:{p}${salt}${key.hex()}'
    return make


stdlib = f"Python {run('/usr/bin/python3', '-c', 'import platform; print(platform.python_version())')}, hashlib.scrypt"
add(stdlib, 'Werkzeug scrypt', werkzeug_scrypt(32768, 8, 1), ['plain'])
add(stdlib, 'Werkzeug scrypt', werkzeug_scrypt(1024, 8, 2))
add(python('passlib'), 'passlib scrypt', passlib.scrypt.using(rounds=8).hash)

for hasher in ['pbkdf2_sha256', 'pbkdf2_sha1', 'bcrypt', 'argon2']:
    add(python('Django'), 'Django ' + hasher, lambda p: make_password(p, hasher=hasher), ['plain', 'beyond ASCII'])
add(python('Django'), 'Django bcrypt_sha256', lambda p: make_password(p, hasher='bcrypt_sha256'), ['plain'])
add(python('Django'), 'Django bcrypt_sha256', lambda p: BCryptSHA256PasswordHasher().encode(p, bcrypt.gensalt(4)))

# Django has scrypt since 4.0, which Debian 12 does not have yet.
with tempfile.TemporaryDirectory() as folder:
    run('/usr/bin/python3', '-m', 'venv', folder)
    run(folder + '/bin/pip', 'install', 'Django==5.2.17')
    script = '''
import sys
from django.conf import settings
settings.configure()
from django.contrib.auth.hashers import ScryptPasswordHasher
class Hasher(ScryptPasswordHasher):
    work_factor = int(sys.argv[2])
print(Hasher().encode(sys.argv[1], 'NaCl'))
'''
    for work, names in [(2 ** 14, ['plain']), (2 ** 10, PASSWORDS)]:
        add('Django 5.2.17', 'Django scrypt', lambda p: run(folder + '/bin/python', '-c', script, p, str(work)), names)

for name in ['pbkdf2_sha256', 'pbkdf2_sha512', 'pbkdf2_sha1']:
    hasher = getattr(passlib, name)
    add(python('passlib'), 'passlib ' + name, hasher.using(rounds=1000).hash)
    add(python('passlib'), 'passlib ' + name, hasher.hash, ['plain'])

for kind, option, method in [('sha512_crypt', '-6', 'sha512crypt'), ('sha256_crypt', '-5', 'sha256crypt')]:
    hasher = getattr(passlib, kind)
    add(python('passlib'), kind, hasher.hash, ['plain'])
    add(python('passlib'), kind, hasher.using(rounds=5000).hash)
    add(python('passlib'), kind, hasher.using(rounds=1234, salt='x').hash, ['plain', 'beyond ASCII'])
    add(debian('openssl') + ', openssl passwd ' + option, kind, lambda p: run('openssl', 'passwd', option, '-stdin', stdin=p))
    add(debian('whois') + ', mkpasswd', kind, lambda p: run('mkpasswd', '-m', method, '-R', '2000', '-s', stdin=p))

for scheme, kind, options, names in [
    ('BLF-CRYPT', 'bcrypt, Dovecot BLF-CRYPT', ['-r', '4'], PASSWORDS),
    ('CRYPT', 'bcrypt, Dovecot CRYPT', ['-r', '4'], ['plain', 'beyond ASCII']),
    ('SHA512-CRYPT', 'sha512_crypt, Dovecot', ['-r', '1000'], PASSWORDS),
    ('SHA256-CRYPT', 'sha256_crypt, Dovecot', ['-r', '1000'], ['plain', 'beyond ASCII']),
    ('ARGON2I', 'argon2i, Dovecot', [], ['plain']),
    ('ARGON2ID', 'argon2id, Dovecot', [], ['plain', 'beyond ASCII']),
]:
    add(debian('dovecot-core') + ', doveadm pw', kind, lambda p: run('doveadm', 'pw', '-s', scheme, *options, '-p', p), names)

target = os.path.join(os.path.dirname(__file__), 'legacy-hashes.json')
with open(target, 'w', encoding='utf-8') as file:
    json.dump(vectors, file, ensure_ascii=False, indent=2)
    file.write('\n')
print(f'{len(vectors)} vectors')
